// The built signaling server in a process of its own, for tests that read its memory or kill it.
// Started by ./server-process.ts with a port and limits as JSON.
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { startSignalServer } from '../../dist/signal/server.js';

const [port, limits] = process.argv.slice(2);
const server = await startSignalServer({
  addresses: ['127.0.0.1'],
  port: Number(port),
  pageDirectory: fileURLToPath(new URL('../../dist/web/', import.meta.url)),
  iceServers: () => [],
  serverTokens: ['token-of-the-tests'],
  linkKeys: [Buffer.alloc(32)],
  sessionKeys: [Buffer.alloc(32)],
  isOpen: true,
  // Only bugs: what is refused or too slow is meant to be.
  log: pino({ level: 'error' }, pino.destination({ fd: 2, sync: true })),
  limits: JSON.parse(limits),
});
process.on('message', () => {
  globalThis.gc({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  process.send({ residentBytes: process.memoryUsage.rss() });
});
process.send({ port: server.port });
