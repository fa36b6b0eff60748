import { useId } from 'react';
import { isLoopbackName } from '../../protocol/addresses.ts';
import { CopyLink } from '../parts/CopyLink.tsx';
import { linkKey, roomLink } from '../room-link.ts';

type WaitingProps = { readonly room: string };

/** Alone in a room: how to get the others here. */
export function Waiting({ room }: WaitingProps) {
  const id = useId();
  return (
    <section className="waiting">
      <h2>Nobody else is here yet</h2>
      <label htmlFor={id}>Send them this link</label>
      <div className="waiting-link">
        <input
          id={id}
          type="text"
          readOnly
          value={roomLink(room)}
          onFocus={(event) => event.target.select()}
        />
        <CopyLink room={room} />
      </div>
      {linkKey() === undefined ? (
        <p className="quiet">
          Or they open <strong>{location.host}</strong>, type <strong>{room}</strong> and press Join
          call.
        </p>
      ) : (
        <p className="quiet">Send all of it: what follows the # is the key to this call.</p>
      )}
      {isLoopbackName(location.hostname) && (
        <p className="quiet">A link with {location.hostname} opens on this computer only.</p>
      )}
    </section>
  );
}
