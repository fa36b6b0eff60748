// The built signaling server with its limits on rates raised.
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { startSignalServer } from '../../../../dist/signal/server.js';
import { report, wantedPort } from './report.js';

/** The largest numbers that V8 does not keep on the heap; real limits are no larger. */
const endless = 2 ** 30;
const server = await startSignalServer({
  addresses: ['127.0.0.1'],
  port: wantedPort,
  pageDirectory: fileURLToPath(new URL('../../../../dist/web/', import.meta.url)),
  iceServers: () => [],
  serverTokens: ['bench'],
  linkKeys: [Buffer.alloc(32)],
  sessionKeys: [Buffer.alloc(32)],
  isOpen: true,
  log: pino({ level: 'silent' }),
  limits: {
    messagesPerSecond: endless,
    messageBurst: endless,
    bytesPerSecond: endless,
    byteBurst: endless,
    socketsPerAddress: endless,
  },
});
report(server.port);
