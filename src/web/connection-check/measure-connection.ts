import type { ConnectionFacts } from '../../diagnosis/connection.ts';
import { readUdpReach } from '../../diagnosis/udp-reach.ts';
import { signalingUrl } from '../../protocol/addresses.ts';
import { flag, list, optional, parseRecord, text } from '../../protocol/fields.ts';
import { gatherCandidates } from './gather-candidates.ts';

/** Slow networks answer within it; who reads the sentence has not joined yet. */
const answerTimeoutMs = 5_000;

type Health = { readonly stunUrls: readonly string[]; readonly hasRelay: boolean | undefined };

/**
 * Looks at the way to a call: the server, its WebSocket, and its STUN servers over UDP, side by
 * side. Resolves within about ten seconds; expected failures are facts, never thrown.
 */
export async function measureConnection(stop: AbortSignal): Promise<ConnectionFacts> {
  const [isOpen, health] = await Promise.all([opensSocket(stop), readHealth(stop)]);
  if (health === undefined) {
    return { signaling: isOpen ? 'open' : 'unreachable', udp: 'unknown', hasRelay: undefined };
  }
  const { stunUrls, hasRelay } = health;
  if (!isOpen) return { signaling: 'no-socket', udp: 'unknown', hasRelay };
  const gathering = await gatherCandidates(
    stunUrls,
    AbortSignal.any([stop, AbortSignal.timeout(answerTimeoutMs)]),
  );
  return { signaling: 'open', udp: readUdpReach(gathering), hasRelay };
}

/** Resolves with whether the server's WebSocket opened; it is closed again at once. */
function opensSocket(stop: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new WebSocket(signalingUrl(location.origin));
    const end = AbortSignal.any([stop, AbortSignal.timeout(answerTimeoutMs)]);
    const settle = (isOpen: boolean) => {
      resolve(isOpen);
      socket.close();
    };
    if (end.aborted) settle(false);
    socket.addEventListener('open', () => settle(true));
    socket.addEventListener('close', () => settle(false));
    end.addEventListener('abort', () => settle(false));
  });
}

async function readHealth(stop: AbortSignal): Promise<Health | undefined> {
  try {
    const response = await fetch('/healthz', {
      signal: AbortSignal.any([stop, AbortSignal.timeout(answerTimeoutMs)]),
    });
    const fields = parseRecord(await response.text());
    return {
      stunUrls: list(fields, 'stun', (url) => text({ url }, 'url')),
      hasRelay: optional(fields, 'relay', flag),
    };
  } catch {
    return undefined; // Nobody there, or not Engage: both mean that nothing is known.
  }
}
