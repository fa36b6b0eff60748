import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { protocolVersion } from '../../src/protocol/limits.ts';
import { startServer } from '../support/signal-server.ts';
import { connect, join } from '../support/wire-client.ts';

/** A log whose lines are kept. */
function createKeptLog(level: string) {
  let text = '';
  const stream = new Writable({
    write: (chunk: Buffer, _, done) => {
      text += chunk.toString();
      done();
    },
  });
  return {
    log: pino({ level }, stream),
    text: () => text,
    events: () =>
      text
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { event: string }).event),
  };
}

test('logs each step of a life once at info, and nothing of whom', async () => {
  const { log, text, events } = createKeptLog('info');
  const { url, drain, close } = await startServer({ log });
  const ada = await join(url, 'standup', 'Ada Lovelace');
  const { self, secret } = ada.joined;
  const drained = drain();
  void drain(); // Asked twice is drained once.
  const back = await connect(url);
  const claim = { peer: self.id, secret, received: 0 };
  back.send({ type: 'resume', version: protocolVersion, ...claim });
  expect(await back.next()).toMatchObject({ type: 'resumed' });
  back.send({ type: 'leave' });
  await drained;
  await close();

  expect(events()).toEqual([
    'server.listening',
    'peer.joined',
    'server.draining',
    'peer.resumed',
    'peer.left',
    'server.closed',
  ]);
  for (const word of ['Ada', secret, '127.0.0.1']) expect(text()).not.toContain(word);
});
