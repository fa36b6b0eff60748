import type { DeviceKind } from '../../diagnosis/devices.ts';
import type { LocalMedia, LocalMediaState } from '../media/local-media.ts';
import { Select } from '../parts/Select.tsx';
import { useWords } from '../words/use-words.ts';

type DeviceSelectProps = {
  readonly kind: DeviceKind;
  readonly local: LocalMediaState;
  readonly media: LocalMedia;
};

/** Chooses one device of a kind, or none. */
export function DeviceSelect({ kind, local, media }: DeviceSelectProps) {
  const words = useWords().settings.devices;
  const options = local.devices[kind];
  const current = currentDevice(kind, local);
  const isListed = options.some(({ deviceId }) => deviceId === current);
  return (
    <Select
      label={words[kind].label}
      value={isListed || current === 'none' ? current : 'any'}
      onChange={(value) =>
        media.choose(kind, value === 'none' || value === 'any' ? value : { deviceId: value })
      }
    >
      {!isListed && (
        <option value="any">
          {local.sources[kind].state === 'failed' ? words[kind].failed : words[kind].any}
        </option>
      )}
      {options.map(({ deviceId, label }, index) => (
        <option key={deviceId} value={deviceId}>
          {label || words[kind].nameless(index + 1)}
        </option>
      ))}
      <option value="none">{words[kind].none}</option>
    </Select>
  );
}

function currentDevice(kind: DeviceKind, { sources, choices }: LocalMediaState): string {
  const source = sources[kind];
  const choice = choices[kind];
  if (source.state === 'live') return source.track.getSettings().deviceId ?? 'any';
  return typeof choice === 'string' ? choice : choice.deviceId;
}
