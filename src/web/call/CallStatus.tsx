import type { BrowserCall } from '../browser-call.ts';
import type { ViewStore } from '../stage/view.ts';
import { useAnnouncement } from './use-announcement.ts';

type CallStatusProps = {
  readonly call: BrowserCall;
  readonly view: ViewStore;
  readonly isReconnecting: boolean;
};

/** What has just happened, for eyes and screen readers alike; the sentence fades by itself. */
export function CallStatus({ call, view, isReconnecting }: CallStatusProps) {
  const announcement = useAnnouncement(call, view);
  return (
    <output className="call-status">
      {isReconnecting ? (
        <span>The server is out of reach; reconnecting. You can go on talking.</span>
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
