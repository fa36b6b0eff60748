import { ScreenTitle } from '../parts/ScreenTitle.tsx';

type LobbyProps = { readonly room: string; readonly onLeave: () => void };

/** Waiting to be let in by a host. */
export function Lobby({ room, onLeave }: LobbyProps) {
  return (
    <main className="call joining">
      <ScreenTitle>{`Waiting to be let into ${room}`}</ScreenTitle>
      <output>A host has been told that you are here. This page goes in by itself.</output>
      <button type="button" className="button" onClick={onLeave}>
        Leave
      </button>
    </main>
  );
}
