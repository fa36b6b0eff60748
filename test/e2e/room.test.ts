import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { createStateHome, runEngage, spawnEngage, startEngage } from '../support/engage.ts';
import { runInTerminal } from '../support/in-terminal.ts';
import { join } from '../support/wire-client.ts';

async function serve(args: readonly string[] = [], stateHome?: string) {
  const engage = await startEngage(args, stateHome === undefined ? {} : { stateHome });
  onTestFinished(async () => void (await engage.close()));
  return engage;
}

test('prints links, QR code and what the other side does', async () => {
  const { url, stateHome } = await serve();
  const args = ['room', 'create', 'Stand up', '--no-key'];
  const { stdout, exitCode } = await runEngage(args, { stateHome });
  expect(exitCode).toBe(0);
  expect(stdout).toContain(`${url}/r/Stand%20up`);
  expect(stdout).toMatch(/█▀▀|▄▄▄▄▄ █/);
  expect(stdout).toContain('The other side opens the whole link');
  expect(stdout).toContain('This call is not sealed');
  expect(stdout).toContain('work on this machine only');
  expect(stdout).not.toContain('\u001b');
});

test('makes up a name that is readable and not the same twice', async () => {
  const { url, stateHome } = await serve();
  const made = [];
  const fragment = expect.stringMatching(/#k=[\w-]{43}&t=[\w.-]+$/) as string;
  for (let n = 0; n < 2; n += 1) {
    const { stdout } = await runEngage(['room', 'create', '--json'], { stateHome });
    const report = JSON.parse(stdout) as { room: string; links: { guest: string } };
    expect(report).toEqual({
      schema: 'engage.room/1',
      room: expect.stringMatching(/^[a-z]+-[a-z]+-[a-z]{5}$/),
      server: url,
      protection: 'sealed',
      expiresAt: expect.any(String),
      links: { host: fragment, guest: fragment, watch: fragment },
    });
    expect(report.links.guest).toContain(`${url}/r/${report.room}#`);
    made.push(report.room, /k=([\w-]+)/.exec(report.links.guest)?.[1]);
  }
  expect(new Set(made).size).toBe(4);
});

test('gives others the address of the network when it is served there', async () => {
  const { url, report, stateHome } = await serve(['--host', '0.0.0.0']);
  const { stdout } = await runEngage(['room', 'create', 'standup', '--json'], { stateHome });
  const [remote = url] = report['remoteUrls'] as readonly string[];
  expect(JSON.parse(stdout)).toMatchObject({
    // Over plain http a browser elsewhere could not open a seal.
    protection: remote === url ? 'sealed' : 'open',
    links: {
      host: expect.stringContaining(`${url}/r/standup`),
      guest: expect.stringContaining(`${remote}/r/standup`),
    },
  });
});

test('without a server it says so and how to start one', async () => {
  const result = await runEngage(['room', 'create', 'standup']);
  expect(result).toEqual({
    exitCode: 3,
    stdout: '',
    stderr:
      'error: No engage server is running on this machine.\n' +
      'hint: Start one with `engage serve`, or name one elsewhere with --server <url>.\n',
  });
});

test('notices the state file of a server that was killed, and uses one that lives', async () => {
  const home = createStateHome();
  onTestFinished(home.remove);
  const dead = await startEngage([], { stateHome: home.path });
  dead.process.kill('SIGKILL');
  await dead.close();
  const folder = joinPath(home.path, 'engage');
  expect(await readdir(folder)).toHaveLength(1);
  const result = await runEngage(['room', 'create', 'standup'], { stateHome: home.path });
  expect(result.exitCode).toBe(3);
  expect(result.stderr).toContain(`The engage server at ${dead.url} is no longer running`);
  expect(await readdir(folder)).toEqual([]);

  const alive = await serve([], home.path);
  const { stdout } = await runEngage(['room', 'create', 'standup', '--json'], {
    stateHome: home.path,
  });
  expect(JSON.parse(stdout)).toMatchObject({ server: alive.url });
});

test('a server elsewhere is asked before its link is given away', async () => {
  const { url } = await serve();
  const there = await runEngage(['room', 'create', 'standup', '--server', `${url}/`, '--json']);
  expect(JSON.parse(there.stdout)).toMatchObject({
    links: { guest: expect.stringContaining(`${url}/r/standup#k=`) },
  });
  const nowhere = await runEngage(['room', 'create', '--server', 'http://localhost:1']);
  expect(nowhere.exitCode).toBe(3);
  expect(nowhere.stderr).toMatch(/^error: .*\nhint: /);
});

test('--open opens the room in the browser', async () => {
  const { url, stateHome } = await serve();
  const home = createStateHome();
  onTestFinished(home.remove);
  const pipe = joinPath(home.path, 'opened');
  const browser = joinPath(home.path, 'browser');
  spawnSync('mkfifo', [pipe]);
  await writeFile(browser, `#!/bin/sh\necho "$1" > ${pipe}\n`, { mode: 0o755 });
  const opened = readFile(pipe, 'utf8');
  const result = await runEngage(['room', 'create', 'standup', '--open'], {
    stateHome,
    env: { BROWSER: browser },
  });
  expect(result.exitCode).toBe(0);
  expect(await opened).toContain(`${url}/r/standup#k=`);
});

test('watch prints who comes and goes as lines where there is no terminal', async () => {
  const { url, stateHome } = await serve();
  const watch = spawnEngage(['room', 'watch', 'standup'], { stateHome });
  const lines = createInterface(watch.stdout)[Symbol.asyncIterator]();
  const next = async () => (await lines.next()).value as string | undefined;
  expect(await next()).toBe('standup: nobody here');
  const ada = await join(url, 'standup', 'Ada');
  const open = 'not sealed: compare the numbers on the page';
  expect(await next()).toBe(`Ada joined (1 person here), ${open}`);
  await join(url, 'standup', 'Bob');
  expect(await next()).toBe(`Bob joined (2 people here), ${open}`);
  ada.send({ type: 'leave' });
  expect(await next()).toBe('Ada left (1 person here)');
  watch.kill('SIGINT');
  expect((await once(watch, 'close'))[0]).toBe(0);
});

test('watch --json prints one object for each change', async () => {
  const { url, stateHome } = await serve();
  const watch = spawnEngage(['room', 'watch', 'standup', '--json'], { stateHome });
  onTestFinished(() => void watch.kill());
  const lines = createInterface(watch.stdout)[Symbol.asyncIterator]();
  const next = async () => JSON.parse((await lines.next()).value as string) as unknown;
  const schema = 'engage.watch/1';
  expect(await next()).toEqual({ schema, phase: 'connecting', people: [] });
  expect(await next()).toEqual({ schema, phase: 'watching', people: [] });
  const { joined } = await join(url, 'standup', 'Ada');
  const { id } = joined.self;
  expect(await next()).toEqual({
    schema,
    phase: 'watching',
    people: [{ id, name: 'Ada', isHost: true, protection: 'open' }],
  });
});

test('watch of a server elsewhere needs its token, and the right one', async () => {
  const { url } = await serve();
  const without = await runEngage(['room', 'watch', 'standup', '--server', url]);
  expect(without.exitCode).toBe(64);
  expect(without.stderr).toContain('ENGAGE_TOKEN');
  const wrong = await runEngage(['room', 'watch', 'standup', '--server', url], {
    env: { ENGAGE_TOKEN: 'guessed' },
  });
  expect(wrong.exitCode).toBe(5);
  expect(wrong.stderr).toContain('takes a token of the server or a host');
});

test('watch draws a live view in a terminal and leaves it whole', async () => {
  const { url, stateHome } = await serve();
  const watch = runInTerminal('room watch standup', stateHome);
  await watch.shows('nobody here');
  await join(url, 'standup', 'Ada');
  await watch.shows('1 person here');
  await watch.shows('Ada');
  watch.type('\u0003');
  expect(await watch.ended).toBe(0);
  // The cursor that Ink hides is shown again.
  expect(watch.written()).toContain('\u001b[?25h');
});
