import { useId } from 'react';
import type { DeviceKind } from '../../diagnosis/devices.ts';
import { Icon } from '../parts/Icon.tsx';
import type { LocalMedia, LocalMediaState } from '../media/local-media.ts';

type DeviceSelectProps = {
  readonly kind: DeviceKind;
  readonly local: LocalMediaState;
  readonly media: LocalMedia;
};

const words = {
  camera: {
    label: 'Camera',
    any: 'Default camera',
    failed: 'Camera not available',
    none: 'No camera',
  },
  microphone: {
    label: 'Microphone',
    any: 'Default microphone',
    failed: 'Microphone not available',
    none: 'No microphone',
  },
} as const;

/** Chooses one device of a kind, or none. */
export function DeviceSelect({ kind, local, media }: DeviceSelectProps) {
  const id = useId();
  const options = local.devices[kind];
  const current = currentDevice(kind, local);
  const isListed = options.some(({ deviceId }) => deviceId === current);
  return (
    <div className="field">
      <label htmlFor={id}>{words[kind].label}</label>
      <div className="select">
        <select
          id={id}
          value={isListed || current === 'none' ? current : 'any'}
          onChange={({ target }) =>
            media.choose(
              kind,
              target.value === 'none' || target.value === 'any'
                ? target.value
                : { deviceId: target.value },
            )
          }
        >
          {!isListed && (
            <option value="any">
              {local.sources[kind].state === 'failed' ? words[kind].failed : words[kind].any}
            </option>
          )}
          {options.map(({ deviceId, label }) => (
            <option key={deviceId} value={deviceId}>
              {label}
            </option>
          ))}
          <option value="none">{words[kind].none}</option>
        </select>
        <Icon name="down" />
      </div>
    </div>
  );
}

function currentDevice(kind: DeviceKind, { sources, choices }: LocalMediaState): string {
  const source = sources[kind];
  const choice = choices[kind];
  if (source.state === 'live') return source.track.getSettings().deviceId ?? 'any';
  return typeof choice === 'string' ? choice : choice.deviceId;
}
