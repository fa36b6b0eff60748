/** Every single key of a call and what it does, as it is shown. */
export const shortcuts = [
  { key: 'M', does: 'Mute or unmute the microphone' },
  { key: 'V', does: 'Turn the camera on or off' },
  { key: '?', does: 'Show this list' },
] as const;

/** As `KeyboardEvent.key` says it in lower case: a key that is not shown does not compile. */
export type ShortcutKey = Lowercase<(typeof shortcuts)[number]['key']>;
