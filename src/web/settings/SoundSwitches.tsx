import type { LocalMedia, LocalMediaState } from '../media/local-media.ts';
import { soundProcesses, type SoundProcess } from '../media/sound-processing.ts';
import { Switch } from '../parts/Switch.tsx';

type SoundSwitchesProps = { readonly local: LocalMediaState; readonly media: LocalMedia };

const labels: Record<SoundProcess, string> = {
  noiseSuppression: 'Suppress noise around you',
  echoCancellation: 'Cancel echo of the loudspeaker',
  autoGainControl: 'Keep your voice at one loudness',
};

/** What the browser does to the sound of the microphone; music wants less of it. */
export function SoundSwitches({ local, media }: SoundSwitchesProps) {
  return soundProcesses.map((process) => (
    <Switch
      key={process}
      label={labels[process]}
      isOn={local.sound[process]}
      onChange={(isOn) => media.setSound(process, isOn)}
    />
  ));
}
