/** Every single key of a call and what it does; a test presses each of them. */
export const shortcuts = [
  { key: 'M', does: 'Mute or unmute the microphone' },
  { key: 'V', does: 'Turn the camera on or off' },
  { key: '?', does: 'Show this list' },
] as const;
