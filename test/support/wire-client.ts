import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { decodeServerMessage } from '../../src/protocol/decode.ts';
import { encodeMessage } from '../../src/protocol/encode.ts';
import { protocolVersion } from '../../src/protocol/limits.ts';
import type { ClientMessage, ServerMessage } from '../../src/protocol/messages.ts';

/** One bare socket to a server: sends messages or any frame, reads answers one by one. */
export type WireClient = {
  readonly socket: WebSocket;
  readonly send: (message: ClientMessage) => void;
  readonly sendRaw: (frame: string | Buffer) => void;
  /** The next message but pings. */
  readonly next: () => Promise<ServerMessage>;
  /** Resolves with the close code. */
  readonly closed: Promise<number>;
};

/** Opens a socket; the end of the test closes it. */
export async function connect(url: string): Promise<WireClient> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ws`);
  onTestFinished(() => socket.terminate());
  const waiting: ServerMessage[] = [];
  const readers: ((message: ServerMessage) => void)[] = [];
  socket.on('message', (data: Buffer) => {
    const message = decodeServerMessage(data.toString());
    if (message.type === 'ping') return;
    const reader = readers.shift();
    if (reader === undefined) waiting.push(message);
    else reader(message);
  });
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  await new Promise((resolve, reject) => {
    socket.on('open', resolve);
    socket.on('error', reject);
  });
  return {
    socket,
    send: (message) => socket.send(encodeMessage(message)),
    sendRaw: (frame) => socket.send(frame),
    next: () => {
      const message = waiting.shift();
      return message === undefined
        ? new Promise((resolve) => readers.push(resolve))
        : Promise.resolve(message);
    },
    closed,
  };
}

/** Opens a socket and joins; resolves with the client and what `joined` said. */
export async function join(url: string, room: string, name: string) {
  const client = await connect(url);
  client.send(joinMessage(room, name));
  const joined = await client.next();
  if (joined.type !== 'joined') throw new Error(`not joined: ${JSON.stringify(joined)}`);
  return { ...client, joined };
}

export function joinMessage(
  room: string,
  name: string,
  intent: 'start' | 'join' = 'join',
): ClientMessage {
  return { type: 'join', version: protocolVersion, room, name, intent };
}
