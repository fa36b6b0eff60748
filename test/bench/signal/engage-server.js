// The built signaling server with its limits on rates raised. Run by ./run.js.
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { startSignalServer } from '../../../dist/signal/server.js';

const endless = 1e12;
const server = await startSignalServer({
  addresses: ['127.0.0.1'],
  port: 0,
  pageDirectory: fileURLToPath(new URL('../../../dist/web/', import.meta.url)),
  iceServers: () => [],
  token: 'bench',
  sessionKeys: [randomBytes(32)],
  log: pino({ level: 'silent' }),
  limits: {
    messagesPerSecond: endless,
    messageBurst: endless,
    bytesPerSecond: endless,
    byteBurst: endless,
    socketsPerAddress: endless,
  },
});
process.send({ port: server.port });
// Asked for before memory is measured, so that garbage does not count.
process.on('message', () => {
  globalThis.gc();
  process.send('collected');
});
