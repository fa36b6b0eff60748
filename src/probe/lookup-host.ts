import { execFile } from 'node:child_process';
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { execPath } from 'node:process';
import { promisify } from 'node:util';
import type { Failure } from '../diagnosis/probe-facts.ts';
import type { IpFamily } from '../protocol/pair-facts.ts';
import { networkSentence } from './network-failure.ts';

export type HostAddress = { readonly address: string; readonly family: IpFamily };

type LookupFailureCode = 'name-not-found' | 'dns-no-answer' | 'stopped';

export type HostLookup =
  | { readonly ok: true; readonly addresses: readonly HostAddress[] }
  | { readonly ok: false; readonly error: Failure<LookupFailureCode> };

export type LookupOptions = { readonly stop: AbortSignal; readonly timeoutMs: number };

const script = `require('node:dns').lookup(process.argv[1], { all: true }, (error, found) => {
  console.log(error ? error.code : found.map(({ address }) => address).join(' '));
});`;

/**
 * Finds the addresses of a name as every program of this machine does: hosts file, DNS, mDNS.
 *
 * The system's lookup cannot be cancelled. With DNS out of reach it takes 10 s, and not even
 * `process.exit` comes before its end. So it runs in a process that can be killed, for about 40 ms.
 */
export async function lookupHost(
  host: string,
  { stop, timeoutMs }: LookupOptions,
): Promise<HostLookup> {
  if (isIP(host) !== 0) return { ok: true, addresses: [hostAddress(host)] };
  if (stop.aborted) return failed('stopped', host);
  // Never asks DNS (RFC 6761, section 6.3).
  if (host.toLowerCase() === 'localhost') return lookupLocalhost();
  const signal = AbortSignal.any([stop, AbortSignal.timeout(timeoutMs)]);
  try {
    const { stdout } = await promisify(execFile)(execPath, ['--eval', script, '--', host], {
      signal,
      killSignal: 'SIGKILL',
    });
    const answer = stdout.trim().split(' ');
    const addresses = answer.filter((word) => isIP(word) !== 0).map(hostAddress);
    if (addresses.length > 0) return { ok: true, addresses };
    return failed(answer[0] === 'ENOTFOUND' ? 'name-not-found' : 'dns-no-answer', host);
  } catch (error) {
    if (!signal.aborted) throw error;
    return failed(stop.aborted ? 'stopped' : 'dns-no-answer', host);
  }
}

async function lookupLocalhost(): Promise<HostLookup> {
  const found = await lookup('localhost', { all: true });
  return { ok: true, addresses: found.map(({ address }) => hostAddress(address)) };
}

function failed(code: LookupFailureCode, host: string): HostLookup {
  return { ok: false, error: { code, text: networkSentence(code, host) } };
}

function hostAddress(address: string): HostAddress {
  return { address, family: isIP(address) === 6 ? 'IPv6' : 'IPv4' };
}
