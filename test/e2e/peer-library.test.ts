import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import * as library from '../../src/peer/library.ts';
import { until } from '../../src/peer/until.ts';
import { loadTestClip } from '../../src/peer/media/clip.ts';
import { enter, never } from '../peer/support/measured-peer.ts';
import { startServer } from '../support/signal-server.ts';

/** Runs an example on the built library; resolves with its first line. */
async function startExample(name: string, link: string) {
  const script = fileURLToPath(new URL(`../../docs/examples/${name}`, import.meta.url));
  const child = spawn(process.execPath, [script, link], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return {
    line,
    /** As Ctrl+C does; resolves with the exit code. */
    interrupt: async () => {
      child.kill('SIGINT');
      const [code] = (await once(child, 'close')) as [number | null];
      return code;
    },
  };
}

test('the chat bot answers, and ends when it is interrupted', async () => {
  const { url } = await startServer();
  const ada = enter(url, 'Ada');
  const bot = await startExample('chat-bot.js', `${url}/r/standup`);
  await until(
    ada,
    ({ pairs }) => [...pairs.values()].some(({ connection }) => connection === 'connected'),
    never,
  );
  ada.talk.chat.say('!time');
  await until(ada.talk.chat, ({ latest }) => latest?.author.name === 'Clock', never);
  expect(ada.talk.chat.getSnapshot().latest?.text).toMatch(/^It is \d/);
  expect(await bot.interrupt()).toBe(0);
});

test('the synthetic caller is seen, and counts what comes', async () => {
  const { url } = await startServer();
  const ada = enter(url, 'Ada', { clip: await loadTestClip() });
  const caller = await startExample('synthetic-caller.js', `${url}/r/standup`);
  await ada.measures(({ audio, video }) => audio !== undefined && video !== undefined);
  expect(caller.line).toMatch(/^Ada: \d+ packets of sound, \d+ pictures, 0 lost/);
  expect(await caller.interrupt()).toBe(0);
});

test('docs/peer.md names what the library exports, and nothing else', async () => {
  const page = await readFile(new URL('../../docs/peer.md', import.meta.url), 'utf8');
  const named = [...page.matchAll(/^\| `(\w+)/gm)].map(([, name = '']) => name);
  const alsoNamed = ['loadTestClip'];
  expect([...named, ...alsoNamed].toSorted()).toEqual(Object.keys(library).toSorted());
});

test.each([
  [
    'https://calls.example.org/r/standup',
    { serverUrl: 'https://calls.example.org', room: 'standup' },
  ],
  ['http://localhost:8790/r/stand%20up#t=abc', { room: 'stand up', token: 'abc' }],
])('reads the link %s', (link, expected) => {
  expect(library.readRoomLink(link)).toMatchObject(expected);
});

test.each([
  'standup',
  'https://calls.example.org/',
  'ftp://calls.example.org/r/a',
  'http://x/r/a#k=short',
])('refuses %s as a link', (link) => {
  expect(() => library.readRoomLink(link)).toThrow(library.EngageError);
});
