import { Icon } from '../parts/Icon.tsx';
import { useWords } from '../words/use-words.ts';

type NameplateProps = {
  readonly name: string;
  readonly isHost?: boolean;
  readonly isSpeaking?: boolean;
  readonly isMuted: boolean;
  readonly isCameraOff: boolean;
};

/** Who this is, whether they are a host, and which of their devices are off. */
export function Nameplate(props: NameplateProps) {
  const { name, isHost = false, isSpeaking = false, isMuted, isCameraOff } = props;
  const words = useWords().tile;
  return (
    <p className="nameplate">
      <bdi className="nameplate-name">{name}</bdi>
      {isHost && <span className="nameplate-host">{words.host}</span>}
      {isSpeaking && (
        <span className="nameplate-speaking" title={words.speaking}>
          <Icon name="sound" />
          <span className="hidden">{words.afterName.speaking}</span>
        </span>
      )}
      {isMuted && (
        <span title={words.microphoneOff}>
          <Icon name="microphone-off" />
          <span className="hidden">{words.afterName.microphoneOff}</span>
        </span>
      )}
      {isCameraOff && (
        <span title={words.cameraOff}>
          <Icon name="camera-off" />
          <span className="hidden">{words.afterName.cameraOff}</span>
        </span>
      )}
    </p>
  );
}
