import { isLoopbackName } from '../../protocol/addresses.ts';
import type { BrowserCall } from '../browser-call.ts';
import { InvitationField } from '../invitation/InvitationField.tsx';
import { linkKey } from '../room-link.ts';
import { Sentence } from '../words/Sentence.tsx';
import { useWords } from '../words/use-words.ts';

type WaitingProps = { readonly room: string; readonly call: BrowserCall };

/** Alone in a room: how to get the others here. */
export function Waiting({ room, call }: WaitingProps) {
  const words = useWords().waiting;
  return (
    <section className="waiting">
      <h2>{words.title}</h2>
      <InvitationField invitation={call.invitation} />
      {linkKey() === undefined && !call.hasToken ? (
        <p className="quiet">
          <Sentence say={words.byName} values={[location.host, room]} />
        </p>
      ) : (
        <p className="quiet">
          {linkKey() === undefined ? words.wholeLinkWithToken : words.wholeLinkWithKey}
        </p>
      )}
      {isLoopbackName(location.hostname) && (
        <p className="quiet">{words.thisComputerOnly(location.hostname)}</p>
      )}
    </section>
  );
}
