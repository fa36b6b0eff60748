import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { startServerProcess } from '../server-process.ts';
import { join } from '../wire-client.ts';
import { startCall } from './call.ts';

const openedAtOnce = 50;
const boundBytesPerPerson = 40 * 1024;

/** Why so many sockets cannot be opened on this machine; undefined when they can. */
export function whyNotSoMany(sockets: number): string | undefined {
  const limit = Number(
    /Max open files\s+(\d+)/.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1],
  );
  return limit < sockets + 500 ? `this machine lets a process open ${limit} files` : undefined;
}

/** A call goes on among people who sit in rooms of two and say nothing. */
export async function expectCallAmongIdle(people: number) {
  const server = await startServerProcess({ rooms: people });
  const call = await startCall(server.url);
  const before = await server.settledBytes();
  for (let n = 0; n < people; n += openedAtOnce) {
    await Promise.all(
      Array.from({ length: openedAtOnce }, (_, m) => {
        const number = n + m;
        return join(server.url, `idle-${number >> 1}`, `Person ${number}`);
      }),
    );
    await call.talk(5);
  }
  await call.talk(500);
  expect(((await server.settledBytes()) - before) / people).toBeLessThan(boundBytesPerPerson);
  expect(server.bugs()).toBe('');
}
