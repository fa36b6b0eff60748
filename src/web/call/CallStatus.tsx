import type { BrowserCall } from '../browser-call.ts';
import type { ViewStore } from '../stage/view.ts';
import { useWords } from '../words/use-words.ts';
import { useAnnouncement } from './use-announcement.ts';

type CallStatusProps = {
  readonly call: BrowserCall;
  readonly view: ViewStore;
  readonly isReconnecting: boolean;
};

/** What has just happened, for eyes and screen readers alike; the sentence fades by itself. */
export function CallStatus({ call, view, isReconnecting }: CallStatusProps) {
  const words = useWords().call;
  const announcement = useAnnouncement(call, view);
  return (
    <output className="call-status">
      {isReconnecting ? (
        <span>{words.outOfReach}</span>
      ) : (
        announcement !== undefined && (
          <span key={announcement.count} className="fading">
            {announcement.text}
          </span>
        )
      )}
    </output>
  );
}
