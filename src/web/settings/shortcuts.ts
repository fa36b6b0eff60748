/** Every single key of a call and what it does, as it is shown. */
export const shortcuts = [
  { key: 'M', does: 'Mute or unmute the microphone' },
  { key: 'V', does: 'Turn the camera on or off' },
  { key: 'S', does: 'Share your screen, or stop' },
  { key: 'G', does: 'Everyone alike, or who speaks large' },
  { key: 'F', does: 'Full screen, or back' },
  { key: 'I', does: 'How the connection to each person is' },
  { key: 'C', does: 'Open or close the chat' },
  { key: 'H', does: 'Raise or lower your hand' },
  { key: 'R', does: 'Record the call, or stop' },
  { key: '?', does: 'Show this list' },
] as const;

/** As `KeyboardEvent.key` says it in lower case: a key that is not shown does not compile. */
export type ShortcutKey = Lowercase<(typeof shortcuts)[number]['key']>;
