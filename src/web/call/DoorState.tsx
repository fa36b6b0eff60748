import type { Door } from '../../protocol/messages.ts';
import { Icon } from '../parts/Icon.tsx';

type DoorStateProps = { readonly door: Door };

/** Who may come in, where that is not everyone with the link or the name. */
export function DoorState({ door }: DoorStateProps) {
  // Nobody but hosts gets past a lock, so the waiting room behind it does not matter.
  if (door.isLocked) {
    return (
      <p className="door-state" title="Only hosts can come in.">
        <Icon name="door" />
        Locked
      </p>
    );
  }
  if (!door.hasLobby) return null;
  return (
    <p className="door-state" title="Guests wait until a host lets them in.">
      <Icon name="door" />
      Waiting room
    </p>
  );
}
