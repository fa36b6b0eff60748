import type { Door } from '../../protocol/messages.ts';
import { Icon } from '../parts/Icon.tsx';
import { useWords } from '../words/use-words.ts';

type DoorStateProps = { readonly door: Door };

/** Who may come in, where that is not everyone with the link or the name. */
export function DoorState({ door }: DoorStateProps) {
  const words = useWords().call;
  // Nobody but hosts gets past a lock, so the waiting room behind it does not matter.
  if (door.isLocked) {
    return (
      <p className="door-state" title={words.lockedMeans}>
        <Icon name="door" />
        {words.locked}
      </p>
    );
  }
  if (!door.hasLobby) return null;
  return (
    <p className="door-state" title={words.waitingRoomMeans}>
      <Icon name="door" />
      {words.waitingRoom}
    </p>
  );
}
