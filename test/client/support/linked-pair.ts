import type { RTCDataChannel, RTCPeerConnection } from 'werift';
import { onTestFinished } from 'vitest';
import { createNegotiator, type Negotiator } from '../../../src/client/negotiator.ts';
import { createWeriftConnection } from '../../../src/peer/werift-connection.ts';
import type { IceServer } from '../../../src/protocol/messages.ts';
import {
  decodePeerMessage,
  encodePeerMessage,
  type PeerMessage,
} from '../../../src/protocol/peer-messages.ts';

export type Side = {
  readonly connection: RTCPeerConnection;
  readonly negotiator: Negotiator;
  /** What this side has sent, in order. */
  readonly sent: PeerMessage[];
  readonly problems: unknown[];
};

/** Brings a message to the other side: at once, later, changed, or never. */
export type Carry = (message: PeerMessage, to: Side) => void;

/** Two werift connections whose negotiators talk to each other; the end of the test closes them. */
export function linkPair(carry: Carry = deliver, iceServers: readonly IceServer[] = []) {
  const impolite = createSide(false, () => polite, carry, iceServers);
  const polite = createSide(true, () => impolite, carry, iceServers);
  return { impolite, polite };
}

function createSide(
  isPolite: boolean,
  other: () => Side,
  carry: Carry,
  iceServers: readonly IceServer[],
): Side {
  const connection = createWeriftConnection({ iceServers, hasLoopbackCandidates: true });
  onTestFinished(() => connection.close());
  const sent: PeerMessage[] = [];
  const problems: unknown[] = [];
  const negotiator = createNegotiator({
    connection,
    isPolite,
    send: (message) => {
      sent.push(message);
      carry(message, other());
    },
    onProblem: (problem) => problems.push(problem),
  });
  return { connection, negotiator, sent, problems };
}

/** As the wire does: as text, and not before the sender has returned. */
export function deliver(message: PeerMessage, to: Side, beforehand = () => {}): void {
  const payload = encodePeerMessage(message);
  setImmediate(() => {
    beforehand();
    const received = decodePeerMessage(payload);
    if (received.type === 'description') to.negotiator.receiveDescription(received.description);
    if (received.type === 'candidate') to.negotiator.receiveCandidate(received.candidate);
  });
}

/** Parts a description from its candidates: what a browser sends that has only begun to gather. */
export function trickled(message: PeerMessage): {
  readonly description: PeerMessage;
  readonly candidates: readonly PeerMessage[];
} {
  if (message.type !== 'description') throw new Error('not a description');
  const { type, sdp } = message.description;
  const lines = sdp.split('\r\n');
  const bare = lines.filter((line) => !isCandidate(line) && line !== 'a=end-of-candidates');
  return {
    description: { type: 'description', description: { type, sdp: bare.join('\r\n') } },
    candidates: [...new Set(lines.filter(isCandidate))].map((line) => ({
      type: 'candidate',
      candidate: { candidate: line.slice('a='.length), sdpMLineIndex: 0 },
    })),
  };
}

function isCandidate(line: string): boolean {
  return line.startsWith('a=candidate:');
}

/** What descriptions a side has sent, for example `['offer']`. */
export function descriptionTypes({ sent }: Side): readonly string[] {
  return sent.flatMap((message) =>
    message.type === 'description' ? [message.description.type] : [],
  );
}

/** The kinds of tracks that arrive at a side, in the order of their arrival. */
export function collectTracks({ connection }: Side): string[] {
  const kinds: string[] = [];
  connection.onTrack.subscribe((track) => kinds.push(track.kind));
  return kinds;
}

/** Opens a channel from one side to the other and resolves with both ends of it. */
export async function openChannel(from: Side, to: Side, label = 'engage') {
  const arrived = new Promise<RTCDataChannel>((resolve) => {
    to.connection.onDataChannel.once(resolve);
  });
  const own = from.connection.createDataChannel(label);
  const opened = new Promise<void>((resolve) => {
    own.stateChange.subscribe((state) => {
      if (state === 'open') resolve();
    });
  });
  await opened;
  return { own, other: await arrived };
}

/** Resolves when a text went through a channel and came out as it was. */
export async function exchange({ own, other }: Awaited<ReturnType<typeof openChannel>>) {
  for (const [from, to] of [
    [own, other],
    [other, own],
  ] as const) {
    const heard = new Promise((resolve) => to.onMessage.once(resolve));
    from.send('hello');
    await heard;
  }
}
