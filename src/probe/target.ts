import type { TargetFacts } from '../diagnosis/probe-facts.ts';
import { EngageError } from '../protocol/errors.ts';
import { isStunUri, parseStunUri, StunUriError, type StunUri } from '../stun/uri.ts';
import { fetchHealth } from './health.ts';
import { probeStun } from './stun.ts';

/** What a user may point the probe at. */
export type ProbeTarget =
  | { readonly kind: 'server'; readonly url: string }
  | { readonly kind: 'stun'; readonly uri: StunUri };

const examples = 'Examples: https://calls.example.org, stun:calls.example.org:3478';

/** Reads one word of the command line, or throws `bad-usage`. A room's link names its server. */
export function parseProbeTarget(word: string): ProbeTarget {
  if (isStunUri(word)) return { kind: 'stun', uri: parsePlainStun(word) };
  const url = URL.canParse(word) ? new URL(word) : undefined;
  if (url === undefined || !/^https?:$/u.test(url.protocol)) {
    throw new EngageError('bad-usage', `"${word}" is neither a server's address nor a STUN URI.`, {
      hint: examples,
    });
  }
  return { kind: 'server', url: url.origin };
}

function parsePlainStun(word: string): StunUri {
  let uri: StunUri;
  try {
    uri = parseStunUri(word);
  } catch (error) {
    if (!(error instanceof StunUriError)) throw error;
    throw new EngageError('bad-usage', error.message, { hint: examples, cause: error });
  }
  if (uri.scheme === 'stun') return uri;
  const what = uri.scheme === 'stuns' ? 'STUN over TLS' : 'TURN';
  throw new EngageError('bad-usage', `Engage cannot check ${what} servers yet, only stun: ones.`, {
    hint: `Most of them also answer plain STUN: engage probe stun:${uriAuthority(uri)}`,
  });
}

/** The plain port of a server whose URI has the port for TLS or none is the default one. */
function uriAuthority({ host, scheme, port }: StunUri): string {
  const shown = host.includes(':') ? `[${host}]` : host;
  return scheme === 'turn' ? `${shown}:${port}` : shown;
}

export type ProbeOptions = {
  readonly stop: AbortSignal;
  /** Requests to each STUN address. */
  readonly count: number;
  /** For all of it. Leaves the STUN servers of a slow web server the rest, at least 1 s. */
  readonly timeoutMs?: number;
};

/** Measures one target: a server's health and every STUN server that it names, or one of those. */
export async function probeTarget(
  target: ProbeTarget,
  { stop, count, timeoutMs = 4_500 }: ProbeOptions,
): Promise<TargetFacts> {
  const giveUpAt = performance.now() + timeoutMs;
  const probe = (uri: StunUri) => {
    const leftMs = giveUpAt - performance.now();
    return probeStun({ uri, stop, count, timeoutMs: Math.min(3_000, leftMs) });
  };
  if (target.kind === 'stun') {
    return { kind: 'stun', url: target.uri.url, stun: await probe(target.uri) };
  }
  const health = await fetchHealth(target.url, stop, Math.min(3_000, timeoutMs - 1_000));
  const uris = health.ok ? health.stun.map(parseStunUri) : [];
  const stun = await Promise.all(uris.map(probe));
  return { kind: 'server', health, stun: stun.flat() };
}
