import type { LocalMedia, LocalMediaState } from '../media/local-media.ts';
import { soundProcesses } from '../media/sound-processing.ts';
import { Switch } from '../parts/Switch.tsx';
import { useWords } from '../words/use-words.ts';

type SoundSwitchesProps = { readonly local: LocalMediaState; readonly media: LocalMedia };

/** What the browser does to the sound of the microphone; music wants less of it. */
export function SoundSwitches({ local, media }: SoundSwitchesProps) {
  const labels = useWords().settings.soundProcesses;
  return soundProcesses.map((process) => (
    <Switch
      key={process}
      label={labels[process]}
      isOn={local.sound[process]}
      onChange={(isOn) => media.setSound(process, isOn)}
    />
  ));
}
