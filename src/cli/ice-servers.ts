import { InvalidArgumentError } from 'commander';
import type { IceServer } from '../protocol/messages.ts';
import { parseStunUri, StunUriError } from '../stun/uri.ts';

/**
 * Adds the servers of one `--ice` value to those before it: `stun:host:port`, or a TURN URI
 * (RFC 7065) with its percent-encoded credentials before the host:
 * `turn:user:password@host:port?transport=tcp`. Several are parted by white space, so that
 * `ENGAGE_ICE` can hold them and credentials stay off the list of processes.
 */
export function collectIceServers(
  value: string,
  before: readonly IceServer[] = [],
): readonly IceServer[] {
  return [...before, ...value.split(/\s+/).filter(Boolean).map(parseIceServer)];
}

function parseIceServer(value: string): IceServer {
  const parts = /^(turns?:)([^:@]*):([^@]*)@(.*)$/i.exec(value);
  const [, scheme = '', username = '', credential = '', host = ''] = parts ?? [];
  const urls = parts === null ? value : `${scheme}${host}`;
  let isTurn: boolean;
  try {
    isTurn = parseStunUri(urls).scheme.startsWith('turn');
  } catch (error) {
    if (!(error instanceof StunUriError)) throw error;
    throw new InvalidArgumentError(
      `${error.message} Examples: stun:stun.example.org, turn:user:password@turn.example.org:3478.`,
    );
  }
  if (!isTurn) return { urls };
  if (parts === null) {
    throw new InvalidArgumentError(
      'A TURN server needs credentials: turn:user:password@host:port (percent-encode : and @).',
    );
  }
  return { urls, username: decode(username), credential: decode(credential) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new InvalidArgumentError('The credentials have a % that begins no percent-encoding.');
  }
}
