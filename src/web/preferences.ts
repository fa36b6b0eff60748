import { flag, oneOf, optional, parseRecord, text } from '../protocol/fields.ts';

import { corners, viewModes, type Corner, type ViewMode } from './stage/view-choices.ts';

/** What a person chose the last time; kept in this browser only. */
export type Preferences = {
  readonly name?: string | undefined;
  readonly cameraId?: string | undefined;
  readonly microphoneId?: string | undefined;
  readonly viewMode?: ViewMode | undefined;
  readonly selfCorner?: Corner | undefined;
  readonly isSelfHidden?: boolean | undefined;
};

const key = 'engage.preferences';

/** Reads what was kept; nothing when storage is blocked or holds something else. */
export function loadPreferences(): Preferences {
  try {
    const fields = parseRecord(localStorage.getItem(key) ?? '{}');
    return {
      name: optional(fields, 'name', text),
      cameraId: optional(fields, 'cameraId', text),
      microphoneId: optional(fields, 'microphoneId', text),
      viewMode: optional(fields, 'viewMode', (f, name) => oneOf(f, name, viewModes)),
      selfCorner: optional(fields, 'selfCorner', (f, name) => oneOf(f, name, corners)),
      isSelfHidden: optional(fields, 'isSelfHidden', flag),
    };
  } catch {
    return {}; // Preferences are a convenience; a call works without them.
  }
}

/** Keeps the changed ones beside the others, where storage allows it. */
export function savePreferences(changed: Preferences): void {
  try {
    localStorage.setItem(key, JSON.stringify({ ...loadPreferences(), ...changed }));
  } catch {
    // Blocked or full: the next visit asks again.
  }
}
