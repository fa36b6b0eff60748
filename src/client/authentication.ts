import type { Description, NumbersMessage } from '../protocol/peer-messages.ts';
import { fingerprintsOf } from './fingerprints.ts';
import type { SealPlatform } from './seal.ts';
import { commitTo, createNonce, shortString, type Transcript } from './short-string.ts';

// Where no key seals what is said through the server, the people themselves find out whether
// somebody stands between them: both are shown a short string made of the DTLS fingerprints of their
// connection and read it to each other. Fingerprints alone would not do: whoever is in between can
// try certificates until both strings happen to be the same. So two nonces go in as well, and one
// side commits to its own before the other tells its one (as in ZRTP, RFC 6189, section 4.4.1.1).

/** What is known of whether nobody stands between two people. */
export type Authentication =
  /** Nothing to compare: the key of the link has seen to it, or there is no connection yet. */
  | { readonly state: 'none' }
  /** This platform has no WebCrypto, so nothing can be compared. */
  | { readonly state: 'unavailable' }
  | { readonly state: 'pending' }
  /** Both sides have the same text, or somebody is in between. */
  | { readonly state: 'known'; readonly text: string };

export type Authenticator = {
  /** Whether a description may be applied: the fingerprints of a connection never change. */
  readonly accepts: (description: Description) => boolean;
  /** To be called when the connection stands; only the first time counts. */
  readonly agree: (local: Description) => void;
  readonly receive: (message: NumbersMessage) => void;
  /** Says again what was said: it may not have arrived. */
  readonly repeat: () => void;
};

/** Somebody meddled with a pair; its connection must not be trusted, nor used. */
export class AuthenticationError extends Error {
  override readonly name = 'AuthenticationError';
}

export type AuthenticatorOptions = {
  readonly platform: SealPlatform;
  readonly room: string;
  readonly selfId: string;
  readonly peerId: string;
  readonly send: (message: NumbersMessage) => void;
  readonly onKnown: (text: string) => void;
  /** Called once; nothing is sent or known after it. */
  readonly onBroken: (cause: AuthenticationError) => void;
};

type Step =
  /** The fingerprints are not settled; the commitment may be here before them. */
  | { readonly at: 'describing'; readonly commitment: string | undefined }
  | { readonly at: 'awaiting-commitment'; readonly transcript: Transcript }
  | { readonly at: 'awaiting-nonce'; readonly transcript: Transcript; readonly ownNonce: string }
  | {
      readonly at: 'awaiting-reveal';
      readonly transcript: Transcript;
      readonly ownNonce: string;
      readonly commitment: string;
    }
  | { readonly at: 'known' }
  | { readonly at: 'broken' };

/**
 * Makes the string of one connection, once. The side with the smaller id commits. Neither tells its
 * nonce before the fingerprints are settled and the other side can no longer choose its own.
 */
export function createAuthenticator(options: AuthenticatorOptions): Authenticator {
  const { platform, room, selfId, peerId } = options;
  const isCommitter = selfId < peerId;
  let step: Step = { at: 'describing', commitment: undefined };
  let peerFingerprints: readonly string[] = [];
  const sent: NumbersMessage[] = [];
  /** What came, by type: the same said again after a lost server changes nothing. */
  const heard = new Map<NumbersMessage['type'], string>();
  // Hashing takes a moment; the next event waits for it.
  let queue = Promise.resolve();

  function enqueue(take: () => void | Promise<void>) {
    queue = queue.then(() => (step.at === 'broken' ? undefined : take()));
  }

  function send(message: NumbersMessage) {
    sent.push(message);
    options.send(message);
  }

  function fail(reason: string) {
    if (step.at === 'broken') return;
    step = { at: 'broken' };
    options.onBroken(new AuthenticationError(reason));
  }

  async function settle(ownFingerprints: readonly string[]) {
    if (step.at !== 'describing') return;
    if (ownFingerprints.length === 0 || peerFingerprints.length === 0) return;
    const self = { id: selfId, fingerprints: ownFingerprints };
    const peer = { id: peerId, fingerprints: peerFingerprints };
    if (isCommitter) await commit({ room, committer: self, responder: peer });
    else {
      const transcript = { room, committer: peer, responder: self };
      if (step.commitment === undefined) step = { at: 'awaiting-commitment', transcript };
      else answer(transcript, step.commitment);
    }
  }

  async function commit(transcript: Transcript) {
    const ownNonce = createNonce(platform);
    const hash = await commitTo(ownNonce, transcript, platform);
    if (step.at === 'broken') return;
    step = { at: 'awaiting-nonce', transcript, ownNonce };
    send({ type: 'commit', hash });
  }

  function receiveCommit(commitment: string) {
    if (isCommitter) fail('both sides commit');
    else if (step.at === 'awaiting-commitment') answer(step.transcript, commitment);
    else if (step.at === 'describing' && step.commitment === undefined) {
      step = { at: 'describing', commitment };
    } else fail('a second commitment came');
  }

  function answer(transcript: Transcript, commitment: string) {
    const ownNonce = createNonce(platform);
    step = { at: 'awaiting-reveal', transcript, ownNonce, commitment };
    send({ type: 'nonce', nonce: ownNonce });
  }

  async function receiveNonce(nonce: string) {
    if (step.at !== 'awaiting-nonce') {
      fail('a nonce came that was not asked for');
      return;
    }
    const { transcript, ownNonce } = step;
    send({ type: 'reveal', nonce: ownNonce });
    await finish(ownNonce, nonce, transcript);
  }

  async function receiveReveal(nonce: string) {
    if (step.at !== 'awaiting-reveal') {
      fail('a nonce was revealed that was not asked for');
      return;
    }
    const { transcript, ownNonce, commitment } = step;
    if ((await commitTo(nonce, transcript, platform)) === commitment) {
      await finish(nonce, ownNonce, transcript);
    } else fail('what was revealed is not what was committed to');
  }

  async function finish(committerNonce: string, responderNonce: string, transcript: Transcript) {
    const text = await shortString(committerNonce, responderNonce, transcript, platform);
    if (step.at === 'broken') return;
    step = { at: 'known' };
    options.onKnown(text);
  }

  return {
    accepts: ({ sdp }) => {
      const fingerprints = fingerprintsOf(sdp);
      // Every certificate that a connection may come to meet has to be in its first description.
      if (peerFingerprints.length === 0) peerFingerprints = fingerprints;
      if (fingerprints.every((one) => peerFingerprints.includes(one))) return true;
      fail('the fingerprint changed');
      return false;
    },
    agree: ({ sdp }) => enqueue(() => settle(fingerprintsOf(sdp))),
    receive: (message) =>
      enqueue(() => {
        const said = message.type === 'commit' ? message.hash : message.nonce;
        if (heard.get(message.type) === said) return undefined;
        heard.set(message.type, said);
        switch (message.type) {
          case 'commit':
            return receiveCommit(message.hash);
          case 'nonce':
            return receiveNonce(message.nonce);
          case 'reveal':
            return receiveReveal(message.nonce);
          default:
            return message satisfies never;
        }
      }),
    repeat: () =>
      enqueue(() => {
        for (const message of sent) options.send(message);
      }),
  };
}
