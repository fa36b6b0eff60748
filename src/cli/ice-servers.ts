import { EngageError } from '../protocol/errors.ts';
import type { IceServer } from '../protocol/messages.ts';
import { parseStunUri, StunUriError } from '../stun/uri.ts';

/**
 * Parses the values of `--ice`: `stun:host:port`, or a TURN URI (RFC 7065) with its
 * percent-encoded credentials before the host: `turn:user:password@host:port?transport=tcp`.
 * White space parts several, so that `ENGAGE_ICE` can hold them and credentials stay off the list
 * of processes. Throws `bad-usage`, without repeating credentials.
 */
export function parseIceServers(values: readonly string[]): readonly IceServer[] {
  return values.flatMap((value) => value.split(/\s+/).filter(Boolean)).map(parseIceServer);
}

function parseIceServer(value: string): IceServer {
  const parts = /^(turns?:)([^:@]*):([^@]*)@(.*)$/i.exec(value);
  const [, scheme = '', username = '', credential = '', host = ''] = parts ?? [];
  const urls = parts === null ? value : `${scheme}${host}`;
  if (!isTurn(urls)) return { urls };
  if (parts === null) throw badIce(`The TURN server ${urls} needs credentials.`);
  return { urls, username: decode(username), credential: decode(credential) };
}

function isTurn(url: string): boolean {
  try {
    return parseStunUri(url).scheme.startsWith('turn');
  } catch (error) {
    if (error instanceof StunUriError) throw badIce(error.message);
    throw error;
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw badIce('A credential has a % that begins no percent-encoding.');
  }
}

function badIce(sentence: string): EngageError {
  return new EngageError('bad-usage', `--ice: ${sentence}`, {
    hint: 'Examples: stun:stun.example.org, turn:user:password@turn.example.org:3478.',
  });
}
