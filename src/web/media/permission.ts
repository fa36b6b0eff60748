import type { DeviceKind, DevicePermission } from '../../diagnosis/devices.ts';

export async function readPermission(kind: DeviceKind): Promise<DevicePermission> {
  return (await queryPermission(kind))?.state;
}

/** Calls back when a device may be used after all; the returned function ends that. */
export function watchPermissions(onGranted: (kind: DeviceKind) => void): () => void {
  const end = new AbortController();
  for (const kind of ['camera', 'microphone'] as const) {
    void queryPermission(kind).then((status) =>
      status?.addEventListener(
        'change',
        () => {
          if (status.state === 'granted') onGranted(kind);
        },
        end,
      ),
    );
  }
  return () => end.abort();
}

async function queryPermission(kind: DeviceKind): Promise<PermissionStatus | undefined> {
  try {
    return await navigator.permissions.query({ name: kind });
  } catch {
    return undefined; // Browsers without the Permissions API, or without these names in it.
  }
}
