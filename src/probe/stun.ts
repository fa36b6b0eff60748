import type { Failure, RoundTrip, StunFact, StunFailureCode } from '../diagnosis/probe-facts.ts';
import type { StunUri } from '../stun/uri.ts';
import { exchangeBindings, type Exchange } from './binding-exchange.ts';
import { lookupHost, type HostAddress } from './lookup-host.ts';
import { networkFailureCode, networkSentence, systemCodeOf } from './network-failure.ts';
import { summariseRoundTrips } from './round-trip.ts';

export type ProbeStunOptions = {
  readonly uri: StunUri;
  readonly stop: AbortSignal;
  /** Requests to each address. */
  readonly count?: number;
  /** Between one request and the next; 20 ms is the pace of voice. */
  readonly intervalMs?: number;
  /** From the start, the lookup of the name included, to giving up. */
  readonly timeoutMs?: number;
};

/**
 * Measures one STUN server over UDP: one fact for IPv4 and one for IPv6, where its name leads to
 * both, or one fact that the name leads nowhere. Resolves at the latest after `timeoutMs`.
 */
export async function probeStun(options: ProbeStunOptions): Promise<readonly StunFact[]> {
  const { uri, stop, count = 5, intervalMs = 20, timeoutMs = 3_000 } = options;
  const { url, host, port } = uri;
  const startedAt = performance.now();
  const found = await lookupHost(host, { stop, timeoutMs });
  if (!found.ok) return [{ url, ok: false, sent: 0, received: 0, lost: 0, error: found.error }];
  const leftMs = timeoutMs - (performance.now() - startedAt);
  return Promise.all(
    firstOfEachFamily(found.addresses).map(async ({ address, family }) => {
      const exchange = await exchangeBindings({
        address,
        port,
        count,
        intervalMs,
        stop,
        timeoutMs: leftMs,
      });
      return describe(exchange, { url, address, family, port });
    }),
  );
}

function firstOfEachFamily(addresses: readonly HostAddress[]): HostAddress[] {
  return (['IPv4', 'IPv6'] as const).flatMap(
    (family) => addresses.find((address) => address.family === family) ?? [],
  );
}

type Asked = HostAddress & { readonly url: string; readonly port: number };

function describe(exchange: Exchange, { url, address, family, port }: Asked): StunFact {
  const { sent, reply } = exchange;
  const received = exchange.rttsMs.length;
  const counts = { url, address, family, sent, received, lost: sent - received };
  const rttMs = summariseRoundTrips(exchange.rttsMs);
  if (reply?.kind === 'success' && rttMs !== undefined) {
    return { ...counts, ok: true, mapped: reply.mapped, rttMs };
  }
  const error = explain(exchange, `UDP port ${port} of ${address}`);
  return { ...counts, ok: false, ...optionalRtt(rttMs), error };
}

function optionalRtt(rttMs: RoundTrip | undefined): { readonly rttMs?: RoundTrip } {
  return rttMs === undefined ? {} : { rttMs };
}

function explain({ reply, end, sent, strays }: Exchange, where: string): Failure<StunFailureCode> {
  if (reply?.kind === 'error') {
    const text = `The server at ${where} answered with error ${reply.code} (${printable(reply.reason)}).`;
    return { code: 'error-reply', text };
  }
  if (end === 'stopped') return { code: end, text: networkSentence(end, where) };
  if (typeof end === 'object') return explainError(end.error, where, sent);
  if (strays > 0) {
    return { code: 'not-stun', text: `What answers at ${where} does not speak STUN.` };
  }
  return { code: 'no-reply', text: `No reply from ${where} to ${sent} requests.` };
}

function explainError(error: Error, where: string, sent: number): Failure<StunFailureCode> {
  const code = networkFailureCode(systemCodeOf(error));
  // ICMP: a router knows no way, or a firewall forbids this one; the two look the same.
  if (code === 'unreachable' && sent > 0) {
    return { code, text: `A router or firewall on the way sends packets to ${where} back.` };
  }
  if (code === 'failed') return { code, text: `Asking ${where} failed: ${error.message}.` };
  return { code, text: networkSentence(code, where) };
}

/** A stranger's text for a terminal: what could move the cursor or hide text is left out. */
function printable(text: string): string {
  return text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '').slice(0, 80);
}
