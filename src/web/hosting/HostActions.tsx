import type { Door } from '../../protocol/messages.ts';
import type { BrowserCall } from '../browser-call.ts';
import { PanelAction } from '../parts/PanelAction.tsx';

type HostActionsProps = {
  readonly call: BrowserCall;
  readonly door: Door;
  readonly isOutOfReach: boolean;
  /** Closing the call for everyone is asked for. */
  readonly onClose: () => void;
};

/** The decisions of a host; each button says what pressing it does. */
export function HostActions({ call, door, isOutOfReach, onClose }: HostActionsProps) {
  return (
    <fieldset className="panel-actions" disabled={isOutOfReach}>
      <legend className="hidden">For everyone in this call</legend>
      {isOutOfReach && <p className="quiet">The server is out of reach; wait until it is back.</p>}
      <PanelAction
        icon={door.isLocked ? 'unlock' : 'lock'}
        label={door.isLocked ? 'Unlock the call' : 'Lock the call'}
        effect={door.isLocked ? 'Only hosts can come in now.' : 'Then only hosts can come in.'}
        onPress={() => call.moderate({ action: door.isLocked ? 'unlock' : 'lock' })}
      />
      <PanelAction
        icon="door"
        label={door.hasLobby ? 'Switch waiting room off' : 'Switch waiting room on'}
        effect={door.hasLobby ? 'Guests wait to be let in now.' : 'Then guests wait to be let in.'}
        onPress={() => call.moderate({ action: door.hasLobby ? 'lobby-off' : 'lobby-on' })}
      />
      <PanelAction
        icon="microphone-off"
        label="Mute everyone"
        effect="You too; each can switch on again."
        onPress={() => call.moderate({ action: 'mute' })}
      />
      <PanelAction
        icon="leave"
        label="Close the call for everyone"
        effect="Everyone leaves. Asks once more."
        isDangerous
        onPress={onClose}
      />
    </fieldset>
  );
}
