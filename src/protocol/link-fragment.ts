/** What a room's link carries in its fragment, which browsers never send to a server. */
export type LinkSecrets = {
  /** Seals the call; the server never gets it. */
  readonly key?: string;
  /** Lets its holder in; the client gives it to the server. */
  readonly token?: string;
};

/** `#k=…&t=…`, or nothing. Keys and tokens need no escaping in URLs. */
export function formatFragment({ key, token }: LinkSecrets): string {
  const parts = [
    ...(key === undefined ? [] : [`k=${key}`]),
    ...(token === undefined ? [] : [`t=${token}`]),
  ];
  return parts.length === 0 ? '' : `#${parts.join('&')}`;
}

/** Reads a fragment with or without its `#`; what it has besides is for others. */
export function parseFragment(fragment: string): LinkSecrets {
  const secrets: { key?: string; token?: string } = {};
  for (const part of fragment.replace(/^#/, '').split('&')) {
    if (part.startsWith('k=')) secrets.key = part.slice(2);
    if (part.startsWith('t=')) secrets.token = part.slice(2);
  }
  return secrets;
}
