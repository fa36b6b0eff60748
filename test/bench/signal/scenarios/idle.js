import { enterPairs } from '../people.js';
import { withServer } from '../server-process.js';

/** The first people in make the server compile its code and grow its pools. */
const warmUpPairs = 250;

/** What a person costs who enters a room of two, and then says nothing. */
export function measureIdle(protocol, { people }) {
  return withServer(protocol, async (server) => {
    await enterPairs(protocol, server.port, warmUpPairs, 'warm-up');
    await server.collectGarbage();
    const bytesBefore = server.residentBytes();
    const cpuBefore = server.cpuMicros();
    await enterPairs(protocol, server.port, people / 2);
    const cpuMicros = (server.cpuMicros() - cpuBefore) / people;
    await server.collectGarbage();
    return { cpuMicros, bytes: (server.residentBytes() - bytesBefore) / people };
  });
}
