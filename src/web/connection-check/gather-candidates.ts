import type { GatheredAddress, Gathering } from '../../diagnosis/udp-reach.ts';

/** Gathers candidates until a STUN server answered, the browser is done, or `end` says so. */
export async function gatherCandidates(
  stunUrls: readonly string[],
  end: AbortSignal,
): Promise<Gathering> {
  const connection = new RTCPeerConnection({ iceServers: stunUrls.map((urls) => ({ urls })) });
  const candidates: GatheredAddress[] = [];
  try {
    await new Promise<void>((resolve, reject) => {
      if (end.aborted) resolve();
      end.addEventListener('abort', () => resolve());
      connection.addEventListener('icecandidate', ({ candidate }) => {
        const { type, address } = candidate ?? {};
        if (type === null || type === undefined) return; // The end of them.
        candidates.push({ type, address: address ?? '' });
        if (type === 'srflx') resolve();
      });
      connection.addEventListener('icegatheringstatechange', () => {
        if (connection.iceGatheringState === 'complete') resolve();
      });
      // Something to gather for.
      connection.createDataChannel('');
      connection.setLocalDescription().catch(reject);
    });
    return { candidates, isDone: connection.iceGatheringState === 'complete', stunUrls };
  } finally {
    connection.close();
  }
}
