import type { LocalMedia, LocalMediaState } from '../media/local-media.ts';
import { currentSpeaker, pickSpeaker, speakerSupport, systemSpeaker } from '../media/speaker.ts';
import { Select } from '../parts/Select.tsx';
import { useWords } from '../words/use-words.ts';
import { SpeakerTest } from './SpeakerTest.tsx';

type SpeakerSelectProps = { readonly local: LocalMediaState; readonly media: LocalMedia };

/** Chooses where the others are heard, or says why this page cannot; and lets one try it. */
export function SpeakerSelect({ local, media }: SpeakerSelectProps) {
  const words = useWords().settings.speaker;
  const support = speakerSupport();
  const options = local.devices.speaker;
  const current = currentSpeaker(local);
  const hasPicker = support === 'picker';
  const isListed = options.some(({ deviceId }) => deviceId === current);
  const canChoose = support !== 'none' && (options.length > 0 || hasPicker);

  async function pick() {
    const picked = await pickSpeaker();
    if (picked !== undefined) media.chooseSpeaker(picked);
  }

  return (
    <div className="speaker">
      {canChoose ? (
        <Select
          label={words.label}
          value={isListed ? current : firstId(options)}
          onChange={media.chooseSpeaker}
        >
          {!options.some(isSystem) && <option value={systemSpeaker}>{words.any}</option>}
          {options.map(({ deviceId, label }, index) => (
            <option key={deviceId} value={deviceId}>
              {label || words.nameless(index + 1)}
            </option>
          ))}
        </Select>
      ) : (
        <div className="field">
          <span className="label">{words.label}</span>
          <p className="note">{support === 'none' ? words.bySystem : words.notYet}</p>
        </div>
      )}
      <div className="buttons">
        <SpeakerTest speakerId={current} />
        {hasPicker && (
          <button type="button" className="button small" onClick={() => void pick()}>
            {words.another}
          </button>
        )}
      </div>
    </div>
  );
}

/** Chromium lists that of the system under a name of its own, first. */
function isSystem({ deviceId }: { readonly deviceId: string }): boolean {
  return deviceId === 'default';
}

function firstId(options: LocalMediaState['devices']['speaker']): string {
  return options.some(isSystem) ? 'default' : systemSpeaker;
}
