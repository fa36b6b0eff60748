import { expect, test } from 'vitest';
import type { Socket } from '../../src/client/ports.ts';
import { createSealKey } from '../../src/client/seal.ts';
import { nodeSealPlatform } from '../../src/peer/seal-platform.ts';
import { decodeServerMessage } from '../../src/protocol/decode.ts';
import { encodeMessage } from '../../src/protocol/encode.ts';
import type { ServerMessage } from '../../src/protocol/messages.ts';
import { startServer } from '../support/signal-server.ts';
import { enter, type Person } from './support/person.ts';

type Signal = Extract<ServerMessage, { type: 'signal' }>;

/** What a server in the wrong hands does to the messages for one person. */
type Mischief = (message: ServerMessage) => readonly ServerMessage[];

/** A server as this one person meets it: every message goes through the mischief first. */
function through(mischief: Mischief) {
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
function withSignal(mischief: (signal: Signal, n: number) => readonly ServerMessage[]): Mischief {
  let n = 0;
  return (message) => {
    if (message.type !== 'signal') return [message];
    n += 1;
    return mischief(message, n);
  };
}

const refusalOf = (person: Person) =>
  [...person.getSnapshot().pairs.values()].map(({ refusal }) => refusal)[0];
const isRefused = (person: Person) => person.becomes(() => refusalOf(person) !== undefined);

test('sealed by one key, a call through an honest server works', async () => {
  const { url } = await startServer();
  const key = createSealKey(nodeSealPlatform);
  const ada = enter(url, 'Ada', { key });
  await ada.joined();
  const bob = enter(url, 'Bob', { key });
  const eve = enter(url, 'Eve', { key });
  await Promise.all([ada.meets(2), bob.meets(2), eve.meets(2)]);
  expect([...ada.problems, ...bob.problems, ...eve.problems]).toEqual([]);
});

test('the server sees nothing of a sealed call', async () => {
  const { url } = await startServer();
  const key = createSealKey(nodeSealPlatform);
  const seen: string[] = [];
  const ada = enter(url, 'Ada', {
    key,
    wrapSocket: through((message) => {
      if (message.type === 'signal') seen.push(message.payload);
      return [message];
    }),
  });
  await ada.joined();
  const bob = enter(url, 'Bob', { key });
  await Promise.all([ada.meets(1), bob.meets(1)]);
  expect(seen.length).toBeGreaterThan(1);
  for (const payload of seen) expect(payload).toMatch(/^[\w-]+\.[\w-]+$/);
});

test.each<[string, () => Mischief]>([
  [
    'swaps the DTLS fingerprint',
    () =>
      withSignal((signal, n) => [
        n === 1
          ? {
              ...signal,
              payload: JSON.stringify({
                type: 'description',
                kind: 'offer',
                sdp: `v=0\r\na=fingerprint:sha-256 ${'00:'.repeat(31)}00\r\n`,
              }),
            }
          : signal,
      ]),
  ],
  ['replays', () => withSignal((signal) => [signal, signal])],
  [
    'reorders',
    () => {
      const heldBack: Signal[] = [];
      return withSignal((signal, n) => {
        if (n > 1) return [signal, ...heldBack.splice(0)];
        heldBack.push(signal);
        return [];
      });
    },
  ],
  ['drops one', () => withSignal((signal, n) => (n === 1 ? [] : [signal]))],
  [
    'changes one letter',
    () =>
      withSignal((signal) => [
        {
          ...signal,
          payload: `${signal.payload[0] === 'A' ? 'B' : 'A'}${signal.payload.slice(1)}`,
        },
      ]),
  ],
  [
    'says that it came from someone else',
    () => {
      const peers: string[] = [];
      return (message) => {
        if (message.type === 'peer-joined') peers.push(message.peer.id);
        return message.type === 'signal' && peers.length > 1
          ? [{ ...message, from: peers.find((id) => id !== message.from) ?? message.from }]
          : [message];
      };
    },
  ],
])('a server that %s is refused, never believed', async (_, mischief) => {
  const { url } = await startServer();
  const key = createSealKey(nodeSealPlatform);
  const ada = enter(url, 'Ada', { key, wrapSocket: through(mischief()) });
  await ada.joined();
  enter(url, 'Bob', { key });
  enter(url, 'Cem', { key });
  await isRefused(ada);
  const refused = [...ada.getSnapshot().pairs.values()].filter(({ refusal }) => refusal);
  for (const pair of refused) {
    expect(pair).toMatchObject({ refusal: 'not-authentic', connection: 'closed', tracks: [] });
  }
  expect(ada.problems).toContainEqual(expect.objectContaining({ event: 'peer.not-authentic' }));
});

test('a server that reflects a message to its sender is refused', async () => {
  const { url } = await startServer();
  const key = createSealKey(nodeSealPlatform);
  const sent: string[] = [];
  const tap = (socket: Socket): Socket => {
    const wrapped = through(
      withSignal((signal) => [{ ...signal, payload: sent[0] ?? signal.payload }]),
    )(socket);
    return {
      ...wrapped,
      send: (frame) => {
        if (frame.startsWith('{"type":"signal"')) sent.push(frame.slice(frame.indexOf('\n') + 1));
        wrapped.send(frame);
      },
    };
  };
  const ada = enter(url, 'Ada', { key, wrapSocket: tap });
  await ada.joined();
  const bob = enter(url, 'Bob', { key });
  await bob.joined();
  await isRefused(ada);
  expect(sent).not.toEqual([]);
  expect(refusalOf(ada)).toBe('not-authentic');
});

test('a server that hides that the others seal gets nothing in the open', async () => {
  const { url } = await startServer();
  const key = createSealKey(nodeSealPlatform);
  const ada = enter(url, 'Ada', { key });
  await ada.joined();
  const bob = enter(url, 'Bob', {
    key,
    wrapSocket: through((message) =>
      message.type === 'joined'
        ? [{ ...message, peers: message.peers.map(({ id, name }) => ({ id, name })) }]
        : [message],
    ),
  });
  await isRefused(bob);
  expect(refusalOf(bob)).toBe('no-key-there');
});

test('who has no key, or another one, is told why there is no call', async () => {
  const { url } = await startServer();
  const ada = enter(url, 'Ada', { key: createSealKey(nodeSealPlatform) });
  await ada.joined();
  const bob = enter(url, 'Bob');
  await Promise.all([isRefused(ada), isRefused(bob)]);
  expect([refusalOf(ada), refusalOf(bob)]).toEqual(['no-key-there', 'no-key-here']);
  bob.leave();
  await ada.becomes(({ pairs }) => pairs.size === 0);

  const cem = enter(url, 'Cem', { key: createSealKey(nodeSealPlatform) });
  await Promise.all([isRefused(ada), isRefused(cem)]);
  expect([refusalOf(ada), refusalOf(cem)]).toEqual(['not-authentic', 'not-authentic']);
});
