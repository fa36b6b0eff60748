import { Icon } from '../parts/Icon.tsx';

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
  return (
    <p className="nameplate">
      <span className="nameplate-name">{name}</span>
      {isHost && <span className="nameplate-host">Host</span>}
      {isSpeaking && (
        <span className="nameplate-speaking" title="Speaking">
          <Icon name="sound" />
          <span className="hidden">, speaking</span>
        </span>
      )}
      {isMuted && (
        <span title="Microphone off">
          <Icon name="microphone-off" />
          <span className="hidden">, microphone off</span>
        </span>
      )}
      {isCameraOff && (
        <span title="Camera off">
          <Icon name="camera-off" />
          <span className="hidden">, camera off</span>
        </span>
      )}
    </p>
  );
}
