import { isIPv6 } from 'node:net';

const defaultPorts = { stun: 3478, stuns: 5349, turn: 3478, turns: 5349 } as const;

export type StunScheme = keyof typeof defaultPorts;

/** A `stun:` or `turn:` URI (RFC 7064, RFC 7065) taken apart. */
export type StunUri = {
  /** As it was given. */
  readonly url: string;
  readonly scheme: StunScheme;
  /** A name, an IPv4 address, or an IPv6 address without its brackets. */
  readonly host: string;
  readonly port: number;
  /** Only TURN has it: `?transport=tcp`. */
  readonly transport?: 'udp' | 'tcp';
};

/** A URI is none of STUN or TURN; the message is a sentence for the one who typed it. */
export class StunUriError extends Error {
  override readonly name = 'StunUriError';
}

/** Whether the text claims to be a URI of STUN or TURN, right or wrong. */
export function isStunUri(text: string): boolean {
  return /^(?:stun|turn)s?:/iu.test(text);
}

/** Takes a URI apart, or throws {@link StunUriError}. Ports default to 3478, for TLS to 5349. */
export function parseStunUri(url: string): StunUri {
  const parts = /^(stuns?|turns?):([^?]*)(?:\?(.*))?$/iu.exec(url);
  const scheme = schemeOf(parts?.[1]);
  const [, , authority = '', query] = parts ?? [];
  if (scheme === undefined) throw new StunUriError(`"${url}" does not begin with stun: or turn:.`);
  if (authority.startsWith('//')) {
    throw new StunUriError(`"${url}" has slashes; write ${scheme}:${authority.slice(2)} instead.`);
  }
  const { host, port } = parseAuthority(authority, url);
  const transport = parseTransport(query, scheme, url);
  return {
    url,
    scheme,
    host,
    port: port ?? defaultPorts[scheme],
    ...(transport === undefined ? {} : { transport }),
  };
}

function schemeOf(text: string | undefined): StunScheme | undefined {
  const scheme = text?.toLowerCase();
  switch (scheme) {
    case 'stun':
    case 'stuns':
    case 'turn':
    case 'turns':
      return scheme;
    default:
      return undefined;
  }
}

function parseAuthority(
  text: string,
  url: string,
): { readonly host: string; readonly port: number | undefined } {
  const parts = /^(?:\[([^\]]*)\]|([^:[\]]*))(?::([^:]*))?$/u.exec(text);
  if (parts === null) {
    throw new StunUriError(`"${url}" is not host:port; an IPv6 address needs [brackets].`);
  }
  const [, bracketed, name = '', port] = parts;
  if (bracketed !== undefined && !isIPv6(bracketed)) {
    throw new StunUriError(`"${url}" has no IPv6 address between its brackets.`);
  }
  if (bracketed === undefined && !isHostName(name)) {
    throw new StunUriError(`"${url}" does not name a server.`);
  }
  return { host: bracketed ?? name, port: port === undefined ? undefined : parsePort(port, url) };
}

function parsePort(text: string, url: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/u.test(text) || port < 1 || port > 65535) {
    throw new StunUriError(`"${url}" has a port that is not between 1 and 65535.`);
  }
  return port;
}

function parseTransport(
  query: string | undefined,
  scheme: StunScheme,
  url: string,
): 'udp' | 'tcp' | undefined {
  if (query === undefined) return undefined;
  const transport = /^transport=(udp|tcp)$/u.exec(query)?.[1];
  if (scheme.startsWith('stun') || transport === undefined) {
    throw new StunUriError(`"${url}" has a part after "?" that ${scheme}: does not know.`);
  }
  return transport === 'udp' ? 'udp' : 'tcp';
}

/** Letters of any language (DNS gets them as punycode), digits, hyphens; 253 is DNS's limit. */
function isHostName(text: string): boolean {
  return (
    text.length <= 253 && /^[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_.-]*[\p{L}\p{N}\p{M}_.])?$/u.test(text)
  );
}
