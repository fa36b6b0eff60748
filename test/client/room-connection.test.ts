import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { createRoomConnection } from '../../src/client/room-connection.ts';
import { openNodeSocket } from '../../src/peer/node-socket.ts';
import { encodeMessage } from '../../src/protocol/encode.ts';
import { protocolVersion } from '../../src/protocol/limits.ts';
import type { ServerMessage } from '../../src/protocol/messages.ts';
import { openRoom } from '../support/open-room.ts';

/** A server that answers every socket with these messages and then drops it. */
async function startDroppingServer(messages: readonly ServerMessage[]) {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  onTestFinished(() => {
    server.close();
  });
  server.on('connection', (socket) => {
    socket.on('message', () => {
      for (const message of messages) socket.send(encodeMessage(message));
      socket.close();
    });
  });
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Enters a room again and again and resolves with the waits between, which pass at once. */
function waitsOf(url: string, count: number): Promise<readonly number[]> {
  return new Promise((resolve) => {
    const waits: number[] = [];
    const connection = createRoomConnection({
      openSocket: () => openNodeSocket(url),
      clock: {
        random: () => 0.5, // Jitter of exactly 1.
        after: (ms, callback) => {
          const isSilenceGuard = ms === 60_000;
          if (!isSilenceGuard) waits.push(ms);
          if (waits.length === count) {
            resolve(waits);
            return () => undefined;
          }
          const timer = setTimeout(callback, isSilenceGuard ? ms : 0);
          return () => clearTimeout(timer);
        },
      },
      enter: () => ({ type: 'watch', version: protocolVersion, room: 'standup', token: '' }),
    });
    onTestFinished(connection.close);
  });
}

const watching: ServerMessage = { type: 'watching', room: 'standup', peers: [], ...openRoom };

test('waits longer and longer for a server that lets in and drops at once', async () => {
  const url = await startDroppingServer([watching]);
  expect(await waitsOf(url, 7)).toEqual([0, 300, 1_200, 2_700, 4_800, 7_000, 7_000]);
});

test('begins anew once the server has shown that it stays', async () => {
  const url = await startDroppingServer([watching, { type: 'ping', received: 0 }]);
  expect(await waitsOf(url, 4)).toEqual([0, 0, 0, 0]);
});
