import { isBack } from '../media/lost-device.ts';
import { deviceKinds, type LocalMedia, type LocalMediaState } from '../media/local-media.ts';

type LostDeviceNoteProps = { readonly local: LocalMediaState; readonly media: LocalMedia };

/** Says which device took the place of one that stopped, and offers that one when it is back. */
export function LostDeviceNote({ local, media }: LostDeviceNoteProps) {
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
              ? `“${lost.label}” is back; “${source.track.label}” is still used.`
              : `“${lost.label}” stopped; “${source.track.label}” is used instead.`)}
        </output>
        {canReturn && (
          <button
            type="button"
            className="button small"
            onClick={() => media.choose(kind, { deviceId: lost.deviceId })}
          >
            Switch back
          </button>
        )}
        {isReplaced && (
          <button type="button" className="button small" onClick={() => media.forgetLost(kind)}>
            OK
          </button>
        )}
      </div>
    );
  });
}
