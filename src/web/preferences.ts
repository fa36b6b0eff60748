import { flag, oneOf, optional, parseRecord, text, type Fields } from '../protocol/fields.ts';
import { languages, type Language } from './words/languages.ts';
import { corners, viewModes, type Corner, type ViewMode } from './stage/view-choices.ts';

// A table for each type, so that a new preference is read back as it was kept.
const texts = ['name', 'cameraId', 'microphoneId', 'speakerId'] as const;
const flags = [
  'echoCancellation',
  'noiseSuppression',
  'autoGainControl',
  'backgroundBlur',
  'singleKeys',
  'isSelfHidden',
] as const;

/** What a person chose the last time; kept in this browser only. */
export type Preferences = {
  readonly [Name in (typeof texts)[number]]?: string | undefined;
} & { readonly [Name in (typeof flags)[number]]?: boolean | undefined } & {
  readonly viewMode?: ViewMode | undefined;
  readonly selfCorner?: Corner | undefined;
  readonly language?: Language | undefined;
};

const key = 'engage.preferences';

/** Reads what was kept; nothing when storage is blocked or holds something else. */
export function loadPreferences(): Preferences {
  try {
    const fields = parseRecord(localStorage.getItem(key) ?? '{}');
    return {
      ...readAll(fields, texts, text),
      ...readAll(fields, flags, flag),
      viewMode: optional(fields, 'viewMode', (f, name) => oneOf(f, name, viewModes)),
      selfCorner: optional(fields, 'selfCorner', (f, name) => oneOf(f, name, corners)),
      language: optional(fields, 'language', (f, name) => oneOf(f, name, languages)),
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

function readAll<Name extends string, Value>(
  fields: Fields,
  names: readonly Name[],
  read: (fields: Fields, name: string) => Value,
): { [N in Name]?: Value | undefined } {
  const values: { [N in Name]?: Value | undefined } = {};
  for (const name of names) values[name] = optional(fields, name, read);
  return values;
}
