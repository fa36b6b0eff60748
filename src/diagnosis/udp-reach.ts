import type { UdpReach } from '../protocol/pair-facts.ts';
import { scopeOf } from './candidate.ts';

/** What a browser gathered while asking STUN servers, until it was done or time was up. */
export type Gathering = {
  readonly candidates: readonly GatheredAddress[];
  /** Whether the browser said that it is done; it goes on asking while a server is silent. */
  readonly isDone: boolean;
  readonly stunUrls: readonly string[];
};

export type GatheredAddress = {
  /** In the words of RFC 8839: `host` is this machine's own, `srflx` what a STUN server saw. */
  readonly type: string;
  /** An mDNS name instead where the browser hides it. */
  readonly address: string;
};

/**
 * By then a server that is reached has answered, and one that is not was asked some five times;
 * browsers themselves wait for 40 s, longer than between two ICE restarts.
 */
export const serverPatienceMs = 5_000;

/**
 * Tells what a browser's candidates show of STUN. They show less than one would think: a browser
 * keeps back what a server saw when it is an address of the machine itself, so that without a NAT
 * in between an answer looks like silence. There, nothing is claimed.
 */
export function readUdpReach({ candidates, isDone, stunUrls }: Gathering): UdpReach {
  if (candidates.some(({ type }) => type === 'srflx')) return 'answered';
  if (isDone) return candidates.length === 0 ? 'no-address' : 'unknown';
  return showsAnswers(candidates, stunUrls) ? 'silent' : 'unknown';
}

/** Whether an answer of these servers would be seen as another candidate. */
export function showsAnswers(
  candidates: readonly Pick<GatheredAddress, 'address'>[],
  stunUrls: readonly string[],
): boolean {
  if (stunUrls.length === 0 || stunUrls.some(isOnThisMachine)) return false;
  return candidates.every(({ address }) => isBehindNat(address));
}

function isOnThisMachine(stunUrl: string): boolean {
  return /^stuns?:(?:localhost|127\.|\[::1\])/.test(stunUrl);
}

/** Whoever answers from outside sees another address. */
function isBehindNat(address: string): boolean {
  return !['public', 'loopback'].includes(scopeOf(address));
}
