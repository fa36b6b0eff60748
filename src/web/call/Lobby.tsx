import { ScreenTitle } from '../parts/ScreenTitle.tsx';

type LobbyProps = { readonly room: string; readonly name: string; readonly onLeave: () => void };

/** Waiting to be let in by a host. */
export function Lobby({ room, name, onLeave }: LobbyProps) {
  return (
    <main className="call joining lobby">
      <ScreenTitle>{`Waiting to be let into ${room}`}</ScreenTitle>
      <output>
        Hosts see that <strong>{name}</strong> wants to come in. As soon as one of them says yes,
        this page goes in by itself.
      </output>
      <p className="quiet">Nobody sees or hears you yet.</p>
      <button type="button" className="button" onClick={onLeave}>
        Leave
      </button>
    </main>
  );
}
