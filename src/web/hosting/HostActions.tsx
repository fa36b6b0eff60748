import type { Door } from '../../protocol/messages.ts';
import type { BrowserCall } from '../browser-call.ts';
import { PanelAction } from '../parts/PanelAction.tsx';
import { useWords } from '../words/use-words.ts';

type HostActionsProps = {
  readonly call: BrowserCall;
  readonly door: Door;
  readonly isOutOfReach: boolean;
  /** Closing the call for everyone is asked for. */
  readonly onClose: () => void;
};

/** The decisions of a host; each button says what pressing it does. */
export function HostActions({ call, door, isOutOfReach, onClose }: HostActionsProps) {
  const words = useWords().hosting;
  return (
    <fieldset className="panel-actions" disabled={isOutOfReach}>
      <legend className="hidden">{words.forEveryone}</legend>
      {isOutOfReach && <p className="quiet">{words.outOfReach}</p>}
      <PanelAction
        icon={door.isLocked ? 'unlock' : 'lock'}
        label={door.isLocked ? words.unlock : words.lock}
        effect={door.isLocked ? words.unlockMeans : words.lockMeans}
        onPress={() => call.moderate({ action: door.isLocked ? 'unlock' : 'lock' })}
      />
      <PanelAction
        icon="door"
        label={door.hasLobby ? words.lobbyOff : words.lobbyOn}
        effect={door.hasLobby ? words.lobbyOffMeans : words.lobbyOnMeans}
        onPress={() => call.moderate({ action: door.hasLobby ? 'lobby-off' : 'lobby-on' })}
      />
      <PanelAction
        icon="microphone-off"
        label={words.mute}
        effect={words.muteMeans}
        onPress={() => call.moderate({ action: 'mute' })}
      />
      <PanelAction
        icon="leave"
        label={words.close}
        effect={words.closeMeans}
        isDangerous
        onPress={onClose}
      />
    </fieldset>
  );
}
