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
    // A socket that a place was moved to has two: who moved it, and who goes on with it.
    const listeners: ((event: { readonly data: unknown }) => void)[] = [];
    const hear = (data: unknown) => {
      for (const listener of listeners) listener({ data });
    };
    const deliver = (message: ServerMessage) => hear(encodeMessage(message));
    socket.addEventListener('message', ({ data }) => {
      if (incoming === undefined) {
        hear(data);
        return;
      }
      const message = decodeServerMessage(String(data));
      for (const passed of incoming(message, deliver)) deliver(passed);
    });
    return {
      send: (frame) => {
        if (outgoing?.(decodeClientMessage(frame), deliver) !== false) socket.send(frame);
      },
      close: (code) => socket.close(code),
      addEventListener: (type: string, listener: (event: { readonly data: unknown }) => void) => {
        if (type === 'message') listeners.push(listener);
        else
          (socket.addEventListener as (type: string, listener: () => void) => void)(
            type,
            listener as () => void,
          );
      },
    };
  };
}
