import { createRoomConnection } from '../../client/room-connection.ts';
import { createStore } from '../../client/store.ts';
import { DecodeError, number, oneOf, parseRecord } from '../../protocol/fields.ts';
import { protocolVersion } from '../../protocol/limits.ts';
import type { ServerMessage } from '../../protocol/messages.ts';
import { insideOf, type RoomState } from '../../protocol/room-state.ts';
import { nodeClock } from '../clock.ts';
import { openNodeSocket } from '../node-socket.ts';
import {
  socketFailure,
  type LoadPerson,
  type LoadPersonOptions,
  type LoadProgress,
} from './load-person.ts';

const kinds = ['offer', 'answer', 'candidate'] as const;
type Kind = (typeof kinds)[number];

/** What browsers send in a mesh call: bytes of a message, candidates of each side. */
const messageBytes: { readonly [K in Kind]: number } = {
  offer: 4_000,
  answer: 3_000,
  candidate: 200,
};
const candidatesEach = 5;

/**
 * A client that says to the others what setting a connection up takes, without a connection: the
 * whole work of the server, at a small part of the work of a client.
 */
export function createSignalingPerson(
  options: LoadPersonOptions & {
    /** Hears of each message that came, from sending to receiving, in milliseconds. */
    readonly onLatency: (ms: number) => void;
  },
): LoadPerson {
  const startMs = performance.now();
  const store = createStore<LoadProgress>({ losses: 0 });
  const awaited = new Set<string>();
  const count = { sent: 0, received: 0 };
  let socketError: Error | undefined;

  const connection = createRoomConnection({
    openSocket: () => openNodeSocket(options.serverUrl, (cause) => (socketError = cause)),
    clock: nodeClock,
    enter: (again) => ({
      type: 'join',
      version: protocolVersion,
      room: options.room,
      name: options.name,
      intent: 'join',
      ...(options.token === undefined ? {} : { token: options.token }),
      ...(again?.was === undefined ? {} : { was: again.was }),
    }),
    onMessage: receive,
  });
  let wasLost = false;
  connection.subscribe(() => see(connection.getSnapshot()));

  function see(state: RoomState) {
    const progress = store.getSnapshot();
    const isLost = state.phase === 'reconnecting';
    if (isLost && !wasLost) store.set({ ...progress, losses: progress.losses + 1 });
    wasLost = isLost;
    if (state.phase === 'refused') {
      store.set({ ...store.getSnapshot(), refusal: state.code, failure: `refused: ${state.code}` });
    }
    if (state.phase === 'connecting' && state.attempt > 0) fail(socketFailure(socketError));
  }

  function fail(failure: string) {
    const progress = store.getSnapshot();
    if (progress.setUpMs === undefined) store.set({ ...progress, failure });
  }

  function receive(message: ServerMessage) {
    if (message.type === 'joined' && store.getSnapshot().joinMs === undefined) {
      store.set({ ...store.getSnapshot(), joinMs: performance.now() - startMs });
      for (const { id } of message.peers) {
        awaited.add(id);
        describe(id, 'offer');
      }
      finish();
    }
    if (message.type === 'peer-left' && awaited.delete(message.id)) finish();
    if (message.type === 'signal') takeSignal(message.from, message.payload);
  }

  function takeSignal(from: string, payload: string) {
    const message = decode(payload);
    if (message === undefined) return;
    count.received += 1;
    options.onLatency(performance.now() - message.sentMs);
    switch (message.kind) {
      case 'offer':
        describe(from, 'answer');
        break;
      case 'answer':
        awaited.delete(from);
        finish();
        break;
      case 'candidate':
        break;
      default:
        message.kind satisfies never;
    }
  }

  function finish() {
    const progress = store.getSnapshot();
    if (awaited.size > 0 || progress.setUpMs !== undefined) return;
    const { failure: _, ...rest } = progress; // It got there after all.
    store.set({ ...rest, setUpMs: performance.now() - startMs });
  }

  function describe(to: string, kind: 'offer' | 'answer') {
    say(to, kind);
    for (let n = 0; n < candidatesEach; n += 1) say(to, 'candidate');
  }

  function say(to: string, kind: Kind) {
    count.sent += 1;
    const payload = { kind, sentMs: performance.now(), filler: 'x'.repeat(messageBytes[kind]) };
    connection.send({ type: 'signal', to, payload: JSON.stringify(payload) });
  }

  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    talk: () => {
      const inside = insideOf(connection.getSnapshot());
      for (const { id } of inside?.peers ?? []) say(id, 'candidate');
    },
    // What is under way still comes; only the sums of all can tell what was lost.
    counts: () => Promise.resolve({ ...count, lost: 0 }),
    close: () => {
      connection.close();
      return Promise.resolve();
    },
  };
}

/** Undefined for what none of these clients has said. */
function decode(payload: string): { readonly kind: Kind; readonly sentMs: number } | undefined {
  try {
    const fields = parseRecord(payload);
    return { kind: oneOf(fields, 'kind', kinds), sentMs: number(fields, 'sentMs') };
  } catch (error) {
    if (error instanceof DecodeError) return undefined;
    throw error;
  }
}
