import { performance } from 'node:perf_hooks';
import { createPerson } from '../people.js';
import { startServer } from '../server-process.js';

/** A client whose attempt failed tries again after this time and up to as much more. */
const retryMs = 100;

/** Seconds from when a restarted server listens until everyone is back, all coming at once. */
export async function measureStorm(protocol, { people }) {
  const everyone = Array.from({ length: people }, (_, n) =>
    createPerson(protocol, `room-${n >> 1}`, n & 1),
  );
  const first = await startServer(protocol);
  for (const person of everyone) await person.connect(first.port);
  await first.kill();
  const second = await startServer(protocol, first.port);
  const startedMs = performance.now();
  await Promise.all(everyone.map((person) => comeBack(person, second.port)));
  const seconds = (performance.now() - startedMs) / 1000;
  const cpuSeconds = second.cpuMicros() / 1e6;
  await second.kill();
  return { seconds, cpuSeconds };
}

async function comeBack(person, port) {
  for (;;) {
    try {
      await person.connect(port);
      return;
    } catch {
      await new Promise((resolve) => {
        setTimeout(resolve, retryMs * (1 + Math.random()));
      });
    }
  }
}
