import { once } from 'node:events';
import {
  createConnection,
  createServer,
  type AddressInfo,
  type Socket as TcpSocket,
} from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocketServer } from 'ws';
import type { Clock, Socket } from '../../src/client/ports.ts';
import { createRoomConnection } from '../../src/client/room-connection.ts';
import { nodeClock } from '../../src/peer/clock.ts';
import { openNodeSocket } from '../../src/peer/node-socket.ts';
import { until } from '../../src/peer/until.ts';
import { encodeMessage } from '../../src/protocol/encode.ts';
import { limits, protocolVersion } from '../../src/protocol/limits.ts';
import type { ServerMessage } from '../../src/protocol/messages.ts';
import type { RoomState } from '../../src/protocol/room-state.ts';
import { createRandom } from '../support/random.ts';
import { startServer, testToken } from '../support/signal-server.ts';
import { listen } from '../support/web-server.ts';
import { connect, join, joinMessage } from '../support/wire-client.ts';

const never = new AbortController().signal;

/** Waits for nothing but deadlines: the next attempt and the next move come at once. */
const impatientClock: Clock = {
  random: () => 0,
  after: (ms, callback) => nodeClock.after(ms < limits.moveTimeoutMs ? 0 : ms, callback),
};

/** Someone in the room “standup”: their n-th socket goes to the n-th URL, later ones to the last. */
function enter(name: string, urls: readonly string[]) {
  const sockets: Socket[] = [];
  const phases: RoomState['phase'][] = [];
  const payloads: string[] = [];
  const listeners = new Set<(payload: string) => void>();
  const room = createRoomConnection({
    openSocket: () => {
      const socket = openNodeSocket(urls[sockets.length] ?? urls.at(-1) ?? '');
      sockets.push(socket);
      return socket;
    },
    clock: impatientClock,
    enter: () => joinMessage('standup', name),
    onMessage: (message) => {
      if (message.type !== 'signal') return;
      payloads.push(message.payload);
      for (const listener of listeners) listener(message.payload);
    },
  });
  room.subscribe(() => phases.push(room.getSnapshot().phase));
  onTestFinished(room.close);
  return {
    sockets,
    phases,
    payloads,
    send: (to: string, payload: string) => room.send({ type: 'signal', to, payload }),
    onPayload: (listener: (payload: string) => void) => listeners.add(listener),
    hears: (payload: string) =>
      new Promise<void>((resolve) => {
        if (payloads.includes(payload)) resolve();
        listeners.add((heard) => {
          if (heard === payload) resolve();
        });
      }),
    doubt: room.doubt,
    joined: async () => {
      await until(room, ({ phase }) => phase === 'joined', never);
      const state = room.getSnapshot();
      return state.phase === 'joined' ? state.self.id : '';
    },
  };
}

/** Another process behind the load balancer that does as it is told with who wants in. */
async function startOther(answer: (reply: (message: ServerMessage) => void) => void) {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  onTestFinished(() => {
    server.close();
  });
  server.on('connection', (socket) => {
    socket.once('message', () => answer((message) => socket.send(encodeMessage(message))));
  });
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const lost: ServerMessage = { type: 'refused', code: 'session-lost', message: 'Unknown.' };

test.each([
  ['moves again and again', Infinity, false],
  ['moves while sockets are lost', 41, true],
])(
  '%s amid messages: none is lost or doubled, nobody sees a leave',
  async (_, cutEvery, mayReconnect) => {
    const { url, drain } = await startServer({
      limits: { movingIntervalMs: 10, messageBurst: 100_000 },
    });
    const watcher = await connect(url);
    watcher.send({ type: 'watch', version: protocolVersion, room: 'standup', token: testToken });
    await watcher.next();
    const ada = enter('Ada', [url]);
    const adaId = await ada.joined();
    const bob = enter('Bob', [url]);
    const bobId = await bob.joined();
    ada.onPayload((payload) => ada.send(bobId, payload));
    const random = createRandom(1);
    bob.onPayload((payload) => {
      if ((Number(payload) + 1) % cutEvery > 0) return;
      // One of the last two: during a move these are the old and the new one.
      const { sockets } = random.below(2) === 0 ? ada : bob;
      sockets.at(-1 - random.below(2))?.close();
    });
    void drain();

    const count = 3_000;
    const windowSize = 20;
    const numbers = Array.from({ length: count }, (_, n) => String(n));
    let sent = 0;
    const sendNext = () => {
      if (sent < count) bob.send(adaId, String(sent));
      sent += 1;
    };
    bob.onPayload(sendNext);
    for (let n = 0; n < windowSize; n += 1) sendNext();
    await bob.hears(String(count - 1));

    expect(ada.payloads).toEqual(numbers);
    expect(bob.payloads).toEqual(numbers);
    expect(ada.sockets.length).toBeGreaterThan(2);
    expect(bob.sockets.length).toBeGreaterThan(2);
    expect(mayReconnect || ![...ada.phases, ...bob.phases].includes('reconnecting')).toBe(true);
    const cem = await join(url, 'standup', 'Cem');
    expect(cem.joined.peers.map(({ id }) => id)).toEqual([adaId, bobId]);
    for (const id of [adaId, bobId, cem.joined.self.id]) {
      expect(await watcher.next()).toMatchObject({ type: 'peer-joined', peer: { id } });
    }
  },
);

test('stays where it is when the other process does not know it, with nothing lost', async () => {
  const { url, drain } = await startServer();
  const other = await startOther((reply) => {
    // Both come while the place is under way, and must be neither lost nor disordered.
    bob.send({ type: 'signal', to: adaId, payload: 'one' });
    bob.send({ type: 'signal', to: adaId, payload: 'two' });
    arrived(ada.sockets[0], 'two', () => reply(lost));
  });
  const ada = enter('Ada', [url, other]);
  const adaId = await ada.joined();
  const bob = await join(url, 'standup', 'Bob');
  void drain();
  await ada.hears('two');
  bob.send({ type: 'signal', to: adaId, payload: 'three' });
  await ada.hears('three');
  expect(ada.payloads).toEqual(['one', 'two', 'three']);
  expect(ada.sockets).toHaveLength(2);
});

test('goes on with the new socket when the old one is lost before the answer', async () => {
  const first = await startServer();
  const other = await startOther((reply) => {
    ada.sockets[0]?.addEventListener('close', () => {
      reply({ type: 'resumed', received: 0 });
      reply({ type: 'signal', from: 'bob', payload: 'from the new one' });
    });
    void first.close();
  });
  const ada = enter('Ada', [first.url, other]);
  await ada.joined();
  void first.drain();
  await ada.hears('from the new one');
  expect(ada.phases).not.toContain('reconnecting');
  expect(ada.sockets).toHaveLength(2);
});

test('a socket that died without a sign is replaced in doubt, with nothing lost and nobody told', async () => {
  const { url } = await startServer();
  const way = await startFreezingWay(Number(new URL(url).port));
  const ada = enter('Ada', [way.url, url]);
  const adaId = await ada.joined();
  const bob = enter('Bob', [url]);
  const bobId = await bob.joined();
  way.freeze();
  ada.send(bobId, 'into the void');
  bob.send(adaId, 'out of it');
  ada.doubt();
  await Promise.all([bob.hears('into the void'), ada.hears('out of it')]);
  expect([ada.payloads, bob.payloads]).toEqual([['out of it'], ['into the void']]);
  expect(new Set([...ada.phases, ...bob.phases])).toEqual(new Set(['joined']));
});

test('tries again elsewhere when a draining server takes no new call', async () => {
  const draining = await startServer();
  await draining.drain();
  const successor = await startServer();
  const ada = enter('Ada', [draining.url, successor.url]);
  await ada.joined();
  expect(ada.sockets).toHaveLength(2);
  expect(ada.phases).not.toContain('refused');
});

/** A way to a local port that stops carrying anything, as that of an address that is gone. */
async function startFreezingWay(port: number) {
  const sockets: TcpSocket[] = [];
  const server = createServer((near) => {
    const far = createConnection({ port, host: '127.0.0.1' });
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) socket.on('error', () => undefined);
    sockets.push(near, far);
  });
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
  });
  return {
    url: `http://127.0.0.1:${await listen(server)}`,
    freeze: () => {
      for (const socket of sockets) socket.unpipe().pause();
    },
  };
}

function arrived(socket: Socket | undefined, payload: string, then: () => void) {
  socket?.addEventListener('message', ({ data }) => {
    if (String(data).endsWith(`\n${payload}`)) then();
  });
}
