import { expect, onTestFinished } from 'vitest';
import { createRoomConnection, type RoomConnection } from '../../../src/client/room-connection.ts';
import { openNodeSocket } from '../../../src/peer/node-socket.ts';
import { insideOf } from '../../../src/protocol/room-state.ts';
import { startServerProcess } from '../server-process.ts';
import { joinMessage } from '../wire-client.ts';

/** Kills a server with people in rooms of two; all must come back to one started in its place. */
export async function expectCrowdBack(people: number) {
  const first = await startServerProcess();
  const connections = Array.from({ length: people }, (_, n) =>
    createRoomConnection({
      openSocket: () => openNodeSocket(first.url),
      clock: {
        random: Math.random,
        after: (ms, callback) => {
          const timer = setTimeout(callback, ms);
          return () => clearTimeout(timer);
        },
      },
      enter: () => joinMessage(`room-${n >> 1}`, `Person ${n}`),
    }),
  );
  onTestFinished(() => {
    for (const connection of connections) connection.close();
  });
  await untilAll(connections, isInPair);
  const firstIds = idsOf(connections);
  expect(firstIds.size).toBe(people);

  await first.kill();
  await untilAll(connections, (connection) => !isInPair(connection));
  const second = await startServerProcess({}, first.port);
  await untilAll(connections, isInPair);

  expect(idsOf(connections).size).toBe(people);
  for (let n = 0; n < people; n += 2) {
    // Each sees exactly the other: nobody is missing, nobody there twice.
    expect(peersOf(connections[n])).toEqual([selfOf(connections[n + 1])]);
    expect(peersOf(connections[n + 1])).toEqual([selfOf(connections[n])]);
  }
  expect(second.bugs()).toBe('');
}

function isInPair(connection: RoomConnection): boolean {
  return connection.getSnapshot().phase === 'joined' && peersOf(connection).length === 1;
}

function selfOf(connection: RoomConnection | undefined): string | undefined {
  const inside = connection && insideOf(connection.getSnapshot());
  return inside?.phase === 'joined' ? inside.self.id : undefined;
}

function peersOf(connection: RoomConnection | undefined): readonly string[] {
  const inside = connection && insideOf(connection.getSnapshot());
  return (inside?.peers ?? []).map(({ id }) => id);
}

function idsOf(connections: readonly RoomConnection[]): ReadonlySet<string | undefined> {
  return new Set(connections.map(selfOf));
}

/** Resolves when this is so of all of them at once. */
function untilAll(
  connections: readonly RoomConnection[],
  isSo: (connection: RoomConnection) => boolean,
): Promise<void> {
  return new Promise((resolve) => {
    const pending = new Set(connections.filter((connection) => !isSo(connection)));
    const stops: (() => void)[] = [];
    const check = () => {
      if (pending.size > 0) return;
      for (const stop of stops) stop();
      resolve();
    };
    for (const connection of connections) {
      stops.push(
        connection.subscribe(() => {
          if (isSo(connection)) pending.delete(connection);
          else pending.add(connection);
          check();
        }),
      );
    }
    check();
  });
}
