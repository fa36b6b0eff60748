import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { startEngage } from '../support/engage.ts';
import { connect, join, joinMessage } from '../support/wire-client.ts';

/** Serves with a call in it that has been asked to move. */
async function startDraining(drainSeconds: number) {
  const engage = await startEngage(['--drain', String(drainSeconds)]);
  onTestFinished(() => void engage.process.kill('SIGKILL'));
  const ada = await join(engage.url, 'standup', 'Ada');
  const closed = once(engage.process, 'close') as Promise<[number | null]>;
  engage.process.kill('SIGTERM');
  expect(await ada.next()).toEqual({ type: 'moving' });
  return { ...engage, ada, exitCode: closed.then(([code]) => code) };
}

test('SIGTERM drains: not ready but alive, no new calls, and the end with the last person', async () => {
  const { url, ada, exitCode } = await startDraining(60);
  expect((await fetch(`${url}/readyz`)).status).toBe(503);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  const eve = await connect(url);
  eve.send(joinMessage('elsewhere', 'Eve'));
  expect(await eve.next()).toMatchObject({ type: 'refused', code: 'draining' });
  eve.send(joinMessage('standup', 'Eve'));
  expect(await eve.next()).toMatchObject({ type: 'joined' });
  ada.send({ type: 'leave' });
  expect(await ada.closed).toBe(1000);
  eve.send({ type: 'leave' });
  expect(await eve.closed).toBe(1000);
  expect(await exitCode).toBe(0);
});

test('whoever is left when the time is over is closed with 1001', async () => {
  const { ada, exitCode } = await startDraining(1);
  expect(await ada.closed).toBe(1001);
  expect(await exitCode).toBe(0);
});

test.each(['SIGTERM', 'SIGINT'] as const)('a %s while draining ends at once', async (signal) => {
  const { ada, exitCode, process } = await startDraining(3_600);
  process.kill(signal);
  expect(await ada.closed).toBe(1001);
  expect(await exitCode).toBe(0);
});

test('SIGINT ends at once, with people in calls', async () => {
  const engage = await startEngage(['--drain', '3600']);
  const ada = await join(engage.url, 'standup', 'Ada');
  const closed = once(engage.process, 'close') as Promise<[number | null]>;
  engage.process.kill('SIGINT');
  expect(await ada.closed).toBe(1001);
  expect((await closed)[0]).toBe(0);
});
