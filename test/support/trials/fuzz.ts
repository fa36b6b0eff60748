import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { expect } from 'vitest';
import { WebSocket } from 'ws';
import { badFrames, fatalFrame, type Random } from '../malformed.ts';
import { createRandom } from '../random.ts';
import { startServerProcess } from '../server-process.ts';
import { joinMessage } from '../wire-client.ts';
import { encodeMessage } from '../../../src/protocol/encode.ts';
import { startCall } from './call.ts';

const attackers = 6;
/** Sent before the server must have answered. */
const batch = 25;
const boundBytes = 48 * 1024 * 1024;

/** Throws malformed frames of every kind at a server that serves a call meanwhile. */
export async function expectCalmUnderFuzz({
  frames,
  seed,
}: {
  readonly frames: number;
  readonly seed: number;
}) {
  const server = await startServerProcess();
  const call = await startCall(server.url);
  const state = { isOver: false, talks: 0 };
  const calling = (async () => {
    while (!state.isOver) {
      await call.talk(10);
      state.talks += 1;
    }
  })();
  /** Resolves with how many frames were refused. */
  const attack = async (count: number, round: number): Promise<number> => {
    const refused = await Promise.all(
      Array.from({ length: attackers }, (_, n) =>
        attackWith(createRandom(seed + round * attackers + n), server.url, count / attackers),
      ),
    );
    return refused.reduce((sum, one) => sum + one, 0);
  };
  await attack(frames / 10, 0); // Code is compiled and pools grow once.
  const before = await server.settledBytes();
  const refused = await attack(frames, 1);
  state.isOver = true;
  await calling;
  await call.talk(10);
  expect(server.bugs()).toBe('');
  // The others are in the protocol and answered by silence, such as a signal to nobody.
  expect(refused / frames).toBeGreaterThan(0.5);
  expect(state.talks).toBeGreaterThan(1);
  expect((await server.settledBytes()) - before).toBeLessThan(boundBytes);
}

/** Resolves with how many frames the server refused. */
async function attackWith(random: Random, url: string, count: number): Promise<number> {
  let refused = 0;
  for (let sent = 0; sent < count;) {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/ws`);
    socket.on('error', () => {});
    socket.on('message', (data: Buffer) => {
      if (data.toString().startsWith('{"type":"refused"')) refused += 1;
    });
    const closed = once(socket, 'close');
    const [{ socket: tcp }] = (await once(socket, 'upgrade')) as [IncomingMessage]; // Open in the same turn.
    // Some are strangers, some sit in a room of their own, some in the very room of the call.
    const room = [undefined, 'fuzz', 'call'][random.below(3)];
    if (room !== undefined) socket.send(encodeMessage(joinMessage(room, 'Eve')));
    for (let batches = 1 + random.below(8); batches > 0 && sent < count; batches -= 1) {
      for (const { data, isBinary = false } of badFrames(random, batch)) {
        socket.send(data, { binary: isBinary });
      }
      sent += batch;
      socket.ping();
      await once(socket, 'pong');
    }
    const last = fatalFrame(random);
    if (last.isRaw === true) tcp.write(last.data);
    else socket.send(last.data, { binary: false });
    sent += 1;
    await closed;
  }
  return refused;
}
