import type { Candidate, Description, PeerMessage } from '../protocol/peer-messages.ts';
import { askForThriftyOpus } from './opus.ts';
import type { GatheredCandidate, PeerConnection } from './ports.ts';

export type NegotiatorOptions<Track> = {
  readonly connection: PeerConnection<Track>;
  /** Yields when both sides make an offer at once; exactly one side of a pair is polite. */
  readonly isPolite: boolean;
  readonly send: (message: PeerMessage) => void;
  /** The other side's description or candidate was refused by this connection. */
  readonly onProblem: (cause: unknown) => void;
  /** Says whether a description of the other side may be applied; without it all may. */
  readonly accepts?: (description: Description) => boolean;
};

export type Negotiator = {
  /** Takes what the other side sent; messages are handled one after the other. */
  readonly receiveDescription: (
    description: Description,
    /** Called instead of taking the description, which is of another connection than this one's. */
    supersede?: () => void,
  ) => void;
  readonly receiveCandidate: (candidate: Candidate) => void;
  /**
   * What either side said before may be lost and counts no more: an offer of this side that has no
   * answer is made again, or a new one if it `isOfferDue`.
   */
  readonly beginAnew: (isOfferDue: boolean) => void;
};

/** More than any honest peer gathers before its offer arrives; a bound on what a stranger can store. */
const maxEarlyCandidates = 200;

/**
 * Keeps one pair of peers in agreement by perfect negotiation (W3C webrtc-pc, section 10.7):
 * either side may offer at any time, a collision is resolved by politeness.
 */
export function createNegotiator<Track>(options: NegotiatorOptions<Track>): Negotiator {
  const { connection, isPolite, send, onProblem } = options;
  /** Counts the beginnings. */
  let generation = 0;
  let isDescribing = false;
  let isIgnoringOffer = false;
  let hasRemoteDescription = false;
  // Candidates that overtook their description; werift also needs them held back until an answer
  // is applied.
  const early: Candidate[] = [];
  // One step after the other, own offers included: browsers chain these operations themselves
  // (W3C webrtc-pc, section 4.4.1.2), werift does not and would mix two of them up.
  let queue = Promise.resolve();

  connection.addEventListener('negotiationneeded', () => enqueue(offer));
  connection.addEventListener('icecandidate', ({ candidate }) => {
    // Those gathered before the description is sent are in it; werift gathers all of them then.
    if (isDescribing) return;
    // Firefox marks the end of a generation with a candidate of empty text, which is passed on.
    if (candidate) send({ type: 'candidate', candidate: toCandidate(candidate.toJSON()) });
  });

  async function offer() {
    // An own offer is on its way; the event comes again once it is answered.
    if (connection.signalingState === 'stable') await describe();
  }

  /** Makes the offer or answer that is due and sends it. */
  async function describe() {
    const begun = generation;
    isDescribing = true;
    try {
      await connection.setLocalDescription();
      // Else an offer is sent by the next step, and an answer is to what the other side makes again.
      if (begun === generation) sendDescription();
    } finally {
      isDescribing = false;
    }
  }

  function sendDescription() {
    const description = connection.localDescription;
    if (description === null) return; // Closed meanwhile.
    const { type, sdp } = description;
    send({ type: 'description', description: { type, sdp: askForThriftyOpus(sdp) } });
  }

  async function applyDescription(description: Description, supersede?: () => void) {
    const isCollision = description.type === 'offer' && connection.signalingState !== 'stable';
    isIgnoringOffer = !isPolite && isCollision;
    if (isIgnoringOffer) return;
    if (supersede !== undefined) {
      supersede();
      return;
    }
    if (options.accepts?.(description) === false) return;
    await connection.setRemoteDescription(description); // Rolls an own offer back.
    hasRemoteDescription = true;
    if (description.type === 'offer') await describe();
    for (const candidate of early.splice(0)) await applyCandidate(candidate);
  }

  async function applyCandidate(candidate: Candidate) {
    if (!hasRemoteDescription) {
      if (early.length < maxEarlyCandidates) early.push(candidate);
      return;
    }
    try {
      await connection.addIceCandidate(candidate);
    } catch (error) {
      // Candidates of an offer that was ignored fit nothing here.
      if (!isIgnoringOffer) onProblem(error);
    }
  }

  function enqueue(step: () => Promise<void>) {
    queue = queue.then(step).catch(onProblem);
  }

  /** For what the other side said: not done any more after a new beginning. */
  function enqueueReply(step: () => Promise<void>) {
    const begun = generation;
    enqueue(async () => {
      if (begun === generation) await step();
    });
  }

  return {
    receiveDescription: (description, supersede) =>
      enqueueReply(() => applyDescription(description, supersede)),
    receiveCandidate: (candidate) => enqueueReply(() => applyCandidate(candidate)),
    beginAnew: (isOfferDue) => {
      generation += 1;
      early.length = 0;
      enqueue(async () => {
        if (connection.signalingState === 'have-local-offer') sendDescription();
        else if (isOfferDue) await offer();
      });
    },
  };
}

function toCandidate(gathered: GatheredCandidate): Candidate {
  const { candidate, sdpMid, sdpMLineIndex, usernameFragment } = gathered;
  return {
    candidate: candidate ?? '',
    ...(typeof sdpMid === 'string' ? { sdpMid } : {}),
    ...(typeof sdpMLineIndex === 'number' ? { sdpMLineIndex } : {}),
    ...(typeof usernameFragment === 'string' ? { usernameFragment } : {}),
  };
}
