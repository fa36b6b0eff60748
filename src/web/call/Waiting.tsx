import { isLoopbackName } from '../../protocol/addresses.ts';
import type { BrowserCall } from '../browser-call.ts';
import { InvitationField } from '../invitation/InvitationField.tsx';
import { linkKey } from '../room-link.ts';

type WaitingProps = { readonly room: string; readonly call: BrowserCall };

/** Alone in a room: how to get the others here. */
export function Waiting({ room, call }: WaitingProps) {
  return (
    <section className="waiting">
      <h2>Nobody else is here yet</h2>
      <InvitationField invitation={call.invitation} />
      {linkKey() === undefined && !call.hasToken ? (
        <p className="quiet">
          Or they open <strong>{location.host}</strong>, type <strong>{room}</strong> and press Join
          call.
        </p>
      ) : (
        <p className="quiet">
          Send all of it: what follows the #{' '}
          {linkKey() === undefined ? 'lets them in.' : 'is the key to this call.'}
        </p>
      )}
      {isLoopbackName(location.hostname) && (
        <p className="quiet">A link with {location.hostname} opens on this computer only.</p>
      )}
    </section>
  );
}
