import type { Socket } from '../../../src/client/ports.ts';
import { decodeClientMessage, decodeServerMessage } from '../../../src/protocol/decode.ts';
import { encodeMessage } from '../../../src/protocol/encode.ts';
import type { ClientMessage, ServerMessage } from '../../../src/protocol/messages.ts';

export type Tap = {
  /** What arrives instead of a message of the server; `deliver` lets more arrive later. */
  readonly incoming?: (
    message: ServerMessage,
    deliver: (message: ServerMessage) => void,
  ) => readonly ServerMessage[];
  /** Whether a message may go out; `deliver` answers it. */
  readonly outgoing?: (
    message: ClientMessage,
    deliver: (message: ServerMessage) => void,
  ) => boolean;
};

/** A socket whose messages can be seen, held back and made up, one by one. */
export function tapSocket({ incoming, outgoing }: Tap) {
  return (socket: Socket): Socket => {
    let listen: ((event: { readonly data: unknown }) => void) | undefined;
    const deliver = (message: ServerMessage) => listen?.({ data: encodeMessage(message) });
    return {
      send: (frame) => {
        if (outgoing?.(decodeClientMessage(frame), deliver) !== false) socket.send(frame);
      },
      close: (code) => socket.close(code),
      addEventListener: (type: string, listener: (event: { readonly data: unknown }) => void) => {
        if (type === 'message') listen = listener;
        const heard = (event: { readonly data: unknown }) => {
          if (type !== 'message' || incoming === undefined) listener(event);
          else {
            const message = decodeServerMessage(String(event.data));
            for (const passed of incoming(message, deliver)) deliver(passed);
          }
        };
        (socket.addEventListener as (type: string, listener: typeof heard) => void)(type, heard);
      },
    };
  };
}
