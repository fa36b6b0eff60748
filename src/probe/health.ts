import type { Failure, HealthFact, HealthFailureCode } from '../diagnosis/probe-facts.ts';
import { list, oneOf, parseRecord, text } from '../protocol/fields.ts';
import { parseStunUri, StunUriError } from '../stun/uri.ts';
import { explainAnswer, explainError } from './health-failure.ts';
import { lookupHost } from './lookup-host.ts';
import { networkSentence } from './network-failure.ts';

/** A real answer has some 200 bytes; whoever sends more is no Engage server. */
const maxBodyBytes = 64 * 1024;

/** A stranger's server must not be able to point our packets at a list of victims. */
const maxStunServers = 8;

/**
 * Asks `<url>/healthz` who is there. Expected failures are facts, never thrown; `timeoutMs` covers
 * all of it: the lookup of the name, TLS and the answer.
 */
export async function fetchHealth(
  url: string,
  stop: AbortSignal,
  timeoutMs = 3_000,
): Promise<HealthFact> {
  const startedAt = performance.now();
  const { hostname, host } = new URL(url);
  const found = await lookupHost(hostname.replace(/^\[(.*)\]$/u, '$1'), { stop, timeoutMs });
  if (!found.ok) return failed(url, found.error);
  const leftMs = Math.max(0, Math.ceil(timeoutMs - (performance.now() - startedAt)));
  const signal = AbortSignal.any([stop, AbortSignal.timeout(leftMs)]);
  try {
    // Following a redirect would look its name up in this process: see lookupHost.
    const response = await fetch(new URL('/healthz', url), { signal, redirect: 'manual' });
    const body = await readBody(response);
    const failure = explainAnswer(response, body, host);
    if (failure !== undefined) return failed(url, failure);
    const durationMs = performance.now() - startedAt;
    return { url, ok: true, durationMs, ...decodeHealth(body) };
  } catch (error) {
    if (!signal.aborted) return failed(url, explainError(error, host));
    const code = stop.aborted ? 'stopped' : 'no-reply';
    return failed(url, { code, text: networkSentence(code, host) });
  }
}

function failed(url: string, error: Failure<HealthFailureCode>): HealthFact {
  return { url, ok: false, error };
}

/** The body, cut off where it gets longer than any real answer. */
async function readBody(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let body = '';
  // Leaving the loop cancels the rest of the stream.
  for await (const chunk of response.body ?? []) {
    body += decoder.decode(chunk, { stream: true });
    if (body.length > maxBodyBytes) break;
  }
  return body;
}

/** Throws `DecodeError` on whatever is not `engage.health/1`. */
function decodeHealth(body: string) {
  const fields = parseRecord(body);
  oneOf(fields, 'schema', ['engage.health/1']);
  oneOf(fields, 'status', ['ok']);
  const urls = list(fields, 'stun', (url) => text({ url }, 'url'));
  return {
    instance: text(fields, 'instance'),
    stun: urls.filter(isPlainStun).slice(0, maxStunServers),
  };
}

/** A newer server may name what this version cannot ask; that is no reason to distrust it. */
function isPlainStun(url: string): boolean {
  try {
    return parseStunUri(url).scheme === 'stun';
  } catch (error) {
    if (error instanceof StunUriError) return false;
    throw error;
  }
}
