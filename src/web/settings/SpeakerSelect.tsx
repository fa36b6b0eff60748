import type { LocalMedia, LocalMediaState } from '../media/local-media.ts';
import { currentSpeaker, pickSpeaker, speakerSupport, systemSpeaker } from '../media/speaker.ts';
import { Select } from '../parts/Select.tsx';
import { SpeakerTest } from './SpeakerTest.tsx';

type SpeakerSelectProps = { readonly local: LocalMediaState; readonly media: LocalMedia };

/** Chooses where the others are heard, or says why this page cannot; and lets one try it. */
export function SpeakerSelect({ local, media }: SpeakerSelectProps) {
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
          label="Loudspeaker"
          value={isListed ? current : firstId(options)}
          onChange={media.chooseSpeaker}
        >
          {!options.some(isSystem) && <option value={systemSpeaker}>Default loudspeaker</option>}
          {options.map(({ deviceId, label }) => (
            <option key={deviceId} value={deviceId}>
              {label}
            </option>
          ))}
        </Select>
      ) : (
        <div className="field">
          <span className="label">Loudspeaker</span>
          <p className="note">{whyNot(support)}</p>
        </div>
      )}
      <div className="buttons">
        <SpeakerTest speakerId={current} />
        {hasPicker && (
          <button type="button" className="button small" onClick={() => void pick()}>
            Choose another
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

function whyNot(support: ReturnType<typeof speakerSupport>): string {
  return support === 'none'
    ? 'This browser plays where the system does; choose another loudspeaker there.'
    : 'The browser names loudspeakers once the microphone is allowed; until then it plays where the system does.';
}
