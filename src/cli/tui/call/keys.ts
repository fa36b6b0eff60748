/** Every key of the call view; a key that is not listed, or does nothing, does not compile. */
export const callKeys = [
  't',
  'h',
  'r',
  'f',
  'a',
  'd',
  'x',
  'm',
  'v',
  '?',
  'q',
  'y',
  'n',
  'l',
  'b',
  'M',
  'K',
  'C',
] as const;

export type CallKey = (typeof callKeys)[number];

export const keyWords: Record<CallKey, string> = {
  t: 'write in the chat (Enter too); Escape ends it',
  h: 'raise or lower your hand',
  r: 'react',
  f: 'send a file to everyone',
  a: 'accept the file that is offered',
  d: 'decline the file that is offered',
  x: 'cancel the file on its way',
  m: 'switch the sound you send off or on',
  v: 'switch the picture you send off or on',
  '?': 'show or hide these keys',
  q: 'leave (Ctrl+C too)',
  y: 'let in who waits',
  n: 'do not let in who waits',
  l: 'lock or unlock the room',
  b: 'make guests wait, or not',
  M: 'switch every microphone off',
  K: 'send the chosen person away',
  C: 'close the room for everyone',
};

/** Keys that are no letters. */
export const furtherKeys: readonly (readonly [keys: string, does: string])[] = [
  ['↑ ↓', 'choose a person'],
  ['PgUp PgDn', 'scroll the chat'],
];
