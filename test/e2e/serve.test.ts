import { createServer } from 'node:http';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { spawnSync } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { startEngage, runEngage, createStateHome, spawnEngage } from '../support/engage.ts';
import { join } from '../support/wire-client.ts';

test('says in its first line of JSON where it serves page, health and WebSocket', async () => {
  const engage = await startEngage();
  onTestFinished(async () => void (await engage.close()));
  expect(engage.report).toEqual({
    schema: 'engage.serve/1',
    url: expect.stringMatching(/^http:\/\/localhost:\d+$/),
    remoteUrls: [],
    stun: expect.stringMatching(/^stun:localhost:\d+$/),
    warnings: [],
  });
  const page = await fetch(engage.url);
  expect(await page.text()).toContain('<div id="root">');
  const health = (await (await fetch(`${engage.url}/healthz`)).json()) as object;
  expect(health).toMatchObject({ status: 'ok', stun: [engage.report['stun']] });
  const ada = await join(engage.url, 'standup', 'Ada');
  expect(ada.joined.iceServers).toEqual([{ urls: engage.report['stun'] }]);
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  'ends on %s with 0, everyone told and the state file gone',
  async (signal) => {
    const engage = await startEngage();
    const ada = await join(engage.url, 'standup', 'Ada');
    const folder = joinPath(engage.stateHome, 'engage');
    expect(await readdir(folder)).toHaveLength(1);
    const closed = once(engage.process, 'close');
    engage.process.kill(signal);
    expect(await ada.closed).toBe(1001);
    expect((await closed)[0]).toBe(0);
    expect(await readdir(folder)).toEqual([]);
    await engage.close();
  },
);

test('keeps the state file, which holds the token, to its owner', async () => {
  const engage = await startEngage();
  onTestFinished(async () => void (await engage.close()));
  const folder = joinPath(engage.stateHome, 'engage');
  const [name = ''] = await readdir(folder);
  expect((await stat(joinPath(folder, name))).mode & 0o777).toBe(0o600);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
});

test('a port in use is one sentence, a hint and exit code 64', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void other.close());
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const result = await runEngage(['serve', '--port', String(port), '--log-level', 'silent']);
  expect(result).toEqual({
    exitCode: 64,
    stdout: '',
    stderr:
      `error: Port ${port} is already in use.\n` +
      'hint: Choose another one with --port, or --port 0 for any that is free.\n',
  });
});

test('a port that only STUN finds in use is told the same way', async () => {
  const engage = await startEngage(['--host', '127.0.0.1']);
  onTestFinished(async () => void (await engage.close()));
  const port = new URL(engage.url).port;
  // The other loopback address: TCP is free there, and so is UDP.
  const other = await startEngage(['--host', '127.0.0.2', '--no-stun']);
  expect(other.report['stun']).toBeUndefined();
  await other.close();
  const result = await runEngage(['serve', '--port', port, '--log-level', 'silent']);
  expect(result.exitCode).toBe(64);
});

const canForbidPorts =
  Number(readFileSync('/proc/sys/net/ipv4/ip_unprivileged_port_start', 'utf8')) > 80 &&
  spawnSync('setpriv', ['--version']).status === 0;

test.skipIf(!canForbidPorts)('a privileged port is one sentence, a hint and exit code 64', () => {
  const result = spawnSync(
    'setpriv',
    `--bounding-set=-net_bind_service --inh-caps=-net_bind_service -- ${process.execPath} bin/engage.js serve --port 80 --log-level silent`.split(
      ' ',
    ),
    { encoding: 'utf8', env: { PATH: process.env['PATH'], HOME: process.env['HOME'] } },
  );
  expect(result).toMatchObject({
    status: 64,
    stdout: '',
    stderr:
      'error: This user may not open port 80.\n' +
      'hint: Ports below 1024 belong to the administrator; use for example --port 8790.\n',
  });
});

test.each([
  [['serve', '--port', 'banana'], /whole number from 0 to 65535/],
  [['serve', '--port', '65536'], /whole number from 0 to 65535/],
  [['serve', '--host', '198.51.100.7', '--port', '0'], /no address “198.51.100.7”/],
  [['serve', '--host', 'no such name', '--port', '0'], /no address “no such name”/],
  [['serve', '--log-level', 'loud'], /Allowed choices are silent, error, warn, info, debug/],
  [['serve', '--ice', 'https://example.org'], /stun:stun.example.org/],
  [['serve', '--ice', 'turn:turn.example.org'], /needs credentials/],
  [['serve', '--nonsense'], /unknown option '--nonsense'/],
  [['serve', 'standup'], /too many arguments/],
  [['sing'], /unknown command 'sing'/],
  [['room', 'create', '..'], /cannot be only dots/],
  [['room', 'watch'], /missing required argument 'room'/],
])('%j is refused in plain words with exit code 64', async (args, words) => {
  const result = await runEngage([...args]);
  expect(result.exitCode).toBe(64);
  expect(result.stderr).toMatch(words);
  expect(result.stderr).not.toMatch(/\n\s+at /);
  expect(result.stdout).toBe('');
});

test('beyond loopback it names the addresses and why no camera will work there', async () => {
  const engage = await startEngage(['--host', '0.0.0.0']);
  onTestFinished(async () => void (await engage.close()));
  const { remoteUrls, warnings } = engage.report as {
    remoteUrls: string[];
    warnings: { code: string }[];
  };
  expect(warnings).toMatchObject(remoteUrls.length > 0 ? [{ code: 'insecure-context' }] : []);
  for (const url of remoteUrls) expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

test('hands out other ICE servers with their credentials, and none of its own if so told', async () => {
  const engage = await startEngage([
    '--no-stun',
    '--ice',
    'stun:stun.example.org',
    '--ice',
    'turn:ada:p%40ss@[::1]:99?transport=tcp',
  ]);
  onTestFinished(async () => void (await engage.close()));
  const ada = await join(engage.url, 'standup', 'Ada');
  expect(ada.joined.iceServers).toEqual([
    { urls: 'stun:stun.example.org' },
    { urls: 'turn:[::1]:99?transport=tcp', username: 'ada', credential: 'p@ss' },
  ]);
});

test('writes neither token nor credential nor address into its log', async () => {
  const stateHome = createStateHome();
  onTestFinished(stateHome.remove);
  const child = spawnEngage(
    [
      'serve',
      '--port',
      '0',
      '--json',
      '--log-level',
      'debug',
      '--metrics-port',
      '0',
      '--ice',
      'turn:ada:hushhush@[::1]',
    ],
    { stateHome: stateHome.path },
  );
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
  const [line] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
  const { url } = JSON.parse(line) as { url: string };
  const ada = await join(url, 'standup', 'Ada');
  const folder = joinPath(stateHome.path, 'engage');
  const [name = ''] = await readdir(folder);
  const { token } = JSON.parse(await readFile(joinPath(folder, name), 'utf8')) as { token: string };
  ada.send({ type: 'watch', version: 1, room: 'standup', token });
  await ada.next();
  child.kill();
  await once(child, 'close');
  for (const event of ['metrics.listening', 'peer.joined', 'server.draining', 'server.closed']) {
    expect(log).toContain(event);
  }
  for (const secret of [token, 'hushhush', '127.0.0.1', '::1']) expect(log).not.toContain(secret);
});

test('a secret that is too short is one sentence, a hint and exit code 64', async () => {
  const result = await runEngage(['serve', '--port', '0'], { env: { ENGAGE_SECRET: 'hunter2' } });
  expect(result).toEqual({
    exitCode: 64,
    stdout: '',
    stderr:
      'error: A secret in ENGAGE_SECRET must have at least 32 characters.\n' +
      'hint: Make one with: openssl rand -base64 32\n',
  });
});
