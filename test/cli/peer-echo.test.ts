import { expect, test } from 'vitest';
import { until } from '../../src/peer/until.ts';
import { enter, never } from '../peer/support/measured-peer.ts';
import { runHere } from '../support/run-here.ts';
import { startServer } from '../support/signal-server.ts';

test('says who comes and who leaves', async () => {
  const { url } = await startServer();
  const stop = new AbortController();
  const running = runHere(['peer', 'echo', `${url}/r/standup`], stop.signal);
  for (const name of ['Ada', 'Bob']) {
    const peer = enter(url, name);
    // The echo has heard of who is connected to it.
    await until(peer, ({ pairs }) => [...pairs.values()].some(isConnected), never);
    if (name === 'Ada') await peer.close();
  }
  stop.abort();
  const { exitCode, stdout } = await running;
  expect(exitCode).toBe(0);
  expect(stdout).toContain('as Echo');
  expect(stdout).toMatch(/Ada is there\nAda left\nBob is there\n$/);
});

function isConnected({ connection }: { readonly connection: string }): boolean {
  return connection === 'connected';
}
