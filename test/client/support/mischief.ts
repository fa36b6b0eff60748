import type { Socket } from '../../../src/client/ports.ts';
import { decodeServerMessage } from '../../../src/protocol/decode.ts';
import { encodeMessage } from '../../../src/protocol/encode.ts';
import type { ServerMessage } from '../../../src/protocol/messages.ts';

export type Signal = Extract<ServerMessage, { type: 'signal' }>;

/** What a server in the wrong hands does to the messages for one person. */
export type Mischief = (message: ServerMessage) => readonly ServerMessage[];

/** A server as this one person meets it: every message goes through the mischief first. */
export function through(mischief: Mischief) {
  return (socket: Socket): Socket => ({
    send: (frame) => socket.send(frame),
    close: (code) => socket.close(code),
    addEventListener: (type: string, listener: (event: { readonly data: unknown }) => void) => {
      const addEventListener = socket.addEventListener.bind(socket) as (
        type: string,
        listener: (event: { readonly data: unknown }) => void,
      ) => void;
      addEventListener(type, (event) => {
        if (type !== 'message') listener(event);
        else {
          for (const message of mischief(decodeServerMessage(String(event.data)))) {
            listener({ data: encodeMessage(message) });
          }
        }
      });
    },
  });
}

/** Mischief with the n-th signal (from 1); all else is delivered as it is. */
export function withSignal(
  mischief: (signal: Signal, n: number) => readonly ServerMessage[],
): Mischief {
  let n = 0;
  return (message) => {
    if (message.type !== 'signal') return [message];
    n += 1;
    return mischief(message, n);
  };
}
