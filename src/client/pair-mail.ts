import { DecodeError } from '../protocol/fields.ts';
import {
  decodePeerMessage,
  encodePeerMessage,
  type PeerMessage,
} from '../protocol/peer-messages.ts';
import { SealError, type Seal } from './seal.ts';

/** Sealed mail is between two sessions, each named by its salt. */
export type Sealing = {
  readonly seal: Seal;
  readonly ownSalt: string;
  readonly peerSalt: string;
  /** Salts that this side had earlier in the call. */
  readonly formerSalts: readonly string[];
};

export type PairMailOptions = {
  /** Absent where the room has no key: messages then go as they are. */
  readonly sealing: Sealing | undefined;
  readonly sendPayload: (payload: string) => void;
  readonly onMessage: (message: PeerMessage) => void;
  /** A message that is not in the protocol; the next ones are read all the same. */
  readonly onBadMessage: (cause: DecodeError) => void;
  /** A message that is not authentic; none is read after it. */
  readonly onBroken: (cause: SealError) => void;
};

/** What one peer and another tell each other through the server, in the order of sending. */
export type PairMail = {
  readonly send: (message: PeerMessage) => void;
  readonly receive: (payload: string) => void;
  /** What is still being sealed is not sent any more: it would be of a session that is over. */
  readonly close: () => void;
};

/** Before it the salt of the session that a sealed payload is for. */
const saltEnd = '.';

export function createPairMail(options: PairMailOptions): PairMail {
  const { sealing } = options;
  let isOpen = true;
  const sendPayload = (payload: string) => {
    if (isOpen) options.sendPayload(payload);
  };
  const close = () => {
    isOpen = false;
  };
  if (sealing === undefined) {
    return {
      send: (message) => sendPayload(encodePeerMessage(message)),
      receive: (payload) => read(payload, options),
      close,
    };
  }
  const { seal, ownSalt, peerSalt, formerSalts } = sealing;
  // Sealing takes a moment each time; the order must not depend on how long.
  let sending = Promise.resolve();
  let receiving = Promise.resolve();
  return {
    send: (message) => {
      const sealed = seal.seal(encodePeerMessage(message));
      sending = Promise.all([sealed, sending]).then(([payload]) =>
        sendPayload(`${peerSalt}${saltEnd}${payload}`),
      );
    },
    receive: (payload) => {
      const end = payload.indexOf(saltEnd);
      const salt = payload.slice(0, Math.max(end, 0));
      // Sent before the other side knew that this one had come back. Ignoring it is no more than a
      // server can do by dropping, and shows as such: the next one in order will not open.
      if (formerSalts.includes(salt)) return;
      // One for anybody else is opened, to be found out as what it is.
      const opened = seal.open(salt === ownSalt ? payload.slice(end + 1) : payload);
      // Told of in its turn, below.
      opened.catch(() => undefined);
      receiving = receiving
        .then(async () => read(await opened, options))
        .catch((error: unknown) => {
          if (!(error instanceof SealError)) throw error;
          options.onBroken(error);
        });
    },
    close,
  };
}

function read(text: string, { onMessage, onBadMessage }: PairMailOptions) {
  let message: PeerMessage;
  try {
    message = decodePeerMessage(text);
  } catch (cause) {
    if (!(cause instanceof DecodeError)) throw cause;
    onBadMessage(cause);
    return;
  }
  onMessage(message);
}
