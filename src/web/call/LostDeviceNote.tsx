import { isBack } from '../media/lost-device.ts';
import { deviceKinds, type LocalMedia, type LocalMediaState } from '../media/local-media.ts';
import { useWords } from '../words/use-words.ts';

type LostDeviceNoteProps = { readonly local: LocalMediaState; readonly media: LocalMedia };

/** Says which device took the place of one that stopped, and offers that one when it is back. */
export function LostDeviceNote({ local, media }: LostDeviceNoteProps) {
  const { call: words, common } = useWords();
  return deviceKinds.map((kind) => {
    const lost = local.lost[kind];
    const source = local.sources[kind];
    const isReplaced = lost !== undefined && source.state === 'live';
    const canReturn = isReplaced && isBack(local.devices[kind], lost);
    return (
      <div key={kind} className="call-note">
        <output>
          {isReplaced &&
            (canReturn
              ? words.deviceIsBack(lost.label, source.track.label)
              : words.deviceStopped(lost.label, source.track.label))}
        </output>
        {canReturn && (
          <button
            type="button"
            className="button small"
            onClick={() => media.choose(kind, { deviceId: lost.deviceId })}
          >
            {words.switchBack}
          </button>
        )}
        {isReplaced && (
          <button type="button" className="button small" onClick={() => media.forgetLost(kind)}>
            {common.ok}
          </button>
        )}
      </div>
    );
  });
}
