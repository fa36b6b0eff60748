import { DecodeError } from '../protocol/fields.ts';
import {
  decodePeerMessage,
  encodePeerMessage,
  type PeerMessage,
} from '../protocol/peer-messages.ts';
import { SealError, type Seal } from './seal.ts';

export type PairMailOptions = {
  /** Absent where the room has no key: messages then go as they are. */
  readonly seal: Seal | undefined;
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
};

export function createPairMail(options: PairMailOptions): PairMail {
  const { seal, sendPayload } = options;
  if (seal === undefined) {
    return {
      send: (message) => sendPayload(encodePeerMessage(message)),
      receive: (payload) => read(payload, options),
    };
  }
  // Sealing takes a moment each time; the order must not depend on how long.
  let sending = Promise.resolve();
  let receiving = Promise.resolve();
  return {
    send: (message) => {
      const sealed = seal.seal(encodePeerMessage(message));
      sending = Promise.all([sealed, sending]).then(([payload]) => sendPayload(payload));
    },
    receive: (payload) => {
      const opened = seal.open(payload);
      // Told of in its turn, below.
      opened.catch(() => undefined);
      receiving = receiving
        .then(async () => read(await opened, options))
        .catch((error: unknown) => {
          if (!(error instanceof SealError)) throw error;
          options.onBroken(error);
        });
    },
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
