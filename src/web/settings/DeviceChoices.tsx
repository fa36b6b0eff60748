import type { LocalMedia, LocalMediaState } from '../media/local-media.ts';
import { Icon } from '../parts/Icon.tsx';
import { Switch } from '../parts/Switch.tsx';
import { useWords } from '../words/use-words.ts';
import { DeviceSelect } from './DeviceSelect.tsx';
import { SoundLevel } from './SoundLevel.tsx';
import { SoundSwitches } from './SoundSwitches.tsx';
import { SpeakerSelect } from './SpeakerSelect.tsx';

type DeviceChoicesProps = { readonly local: LocalMediaState; readonly media: LocalMedia };

/** Everything one can choose about camera, microphone and loudspeaker, before a call and in it. */
export function DeviceChoices({ local, media }: DeviceChoicesProps) {
  const words = useWords().settings;
  const { camera, microphone } = local.sources;
  return (
    <div className="device-choices">
      <DeviceSelect kind="camera" local={local} media={media} />
      {camera.state === 'live' && local.isBlurred !== undefined && (
        <Switch label={words.blur} isOn={local.isBlurred} onChange={media.setBlurred} />
      )}
      <DeviceSelect kind="microphone" local={local} media={media} />
      {microphone.state === 'live' && local.isOn.microphone && (
        <SoundLevel track={microphone.track} />
      )}
      <details className="more">
        <summary>
          {words.sound}
          <Icon name="down" />
        </summary>
        <SoundSwitches local={local} media={media} />
      </details>
      <SpeakerSelect local={local} media={media} />
    </div>
  );
}
