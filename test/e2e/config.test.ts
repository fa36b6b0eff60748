import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runEngage, startEngage, type EngageOptions } from '../support/engage.ts';

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'engage-config-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** A config file with this text. */
function createConfig(text: string): string {
  const file = join(createFolder(), 'engage.json');
  writeFileSync(file, text);
  return file;
}

async function printConfig(args: readonly string[], env: EngageOptions['env'] = {}) {
  const result = await runEngage(['serve', ...args, '--print-config'], { env });
  expect(result).toMatchObject({ exitCode: 0, stderr: '' });
  return JSON.parse(result.stdout) as { readonly file?: string; readonly values: object };
}

// What each serve flag is called in the four places, with values that differ.
const flags = [
  ['port', ['--port', '1'], { ENGAGE_PORT: '2' }, 3, [1, 2, 3, 8790]],
  ['host', ['--host', 'a'], { ENGAGE_HOST: 'b' }, 'c', ['a', 'b', 'c', 'localhost']],
  ['ice', ['--ice', 'a'], { ENGAGE_ICE: 'b' }, ['c', 'd'], [['a'], ['b'], ['c', 'd'], null]],
  ['stun', ['--no-stun'], { ENGAGE_NO_STUN: '1' }, false, [false, false, false, true]],
  // No variable: one that says “no” would open the server all the same.
  ['open', ['--open'], {}, true, [true, true, true, false]],
  [
    'secret',
    ['--secret', 'a'.repeat(32)],
    { ENGAGE_SECRET: 'b'.repeat(32) },
    'c'.repeat(32),
    ['***', '***', '***', null],
  ],
  ['metrics-port', ['--metrics-port', '1'], { ENGAGE_METRICS_PORT: '2' }, 3, [1, 2, 3, null]],
  [
    'metrics-host',
    ['--metrics-host', 'a'],
    { ENGAGE_METRICS_HOST: 'b' },
    'c',
    ['a', 'b', 'c', '127.0.0.1'],
  ],
  [
    'sockets-per-address',
    ['--sockets-per-address', '1'],
    { ENGAGE_SOCKETS_PER_ADDRESS: '2' },
    3,
    [1, 2, 3, 128],
  ],
  ['drain', ['--drain', '1'], { ENGAGE_DRAIN: '2' }, 3, [1, 2, 3, 25]],
  [
    'log-level',
    ['--log-level', 'error'],
    { ENGAGE_LOG_LEVEL: 'info' },
    'debug',
    ['error', 'info', 'debug', null],
  ],
  ['json', ['--json'], { ENGAGE_JSON: '1' }, true, [true, true, true, false]],
] as const;

/** The environment of the tests sets this one, which would beat the file. */
const unset = { ENGAGE_DRAIN: undefined };

test('a flag beats the environment, which beats the file, which beats the default', async () => {
  const file = createConfig(JSON.stringify(Object.fromEntries(flags.map((f) => [f[0], f[3]]))));
  const env = Object.assign({}, ...flags.map((flag) => flag[2])) as Record<string, string>;
  const args = flags.flatMap((flag) => flag[1]);
  const inFile = ['--config', file];
  const results = [
    ['flag', await printConfig([...args, ...inFile], env)],
    ['env', await printConfig(inFile, env)],
    ['file', await printConfig(inFile, unset)],
    ['default', await printConfig([], unset)],
  ] as const;
  for (const [place, [source, { values }]] of results.entries()) {
    expect(values).toEqual(
      Object.fromEntries(
        flags.map(([key, , variable, , expected]) => [
          key,
          {
            value: expected[place],
            source: source === 'env' && Object.keys(variable).length === 0 ? 'file' : source,
          },
        ]),
      ),
    );
  }
});

test('the table above has every flag of serve', async () => {
  const { values } = await printConfig([]);
  expect(Object.keys(values)).toEqual(flags.map(([key]) => key));
});

test('finds the file by flag, environment and XDG_CONFIG_HOME, and serves by it', async () => {
  const file = createConfig('{"stun": false}');
  expect(await printConfig(['--config', file])).toMatchObject({ file });
  expect(await printConfig([], { ENGAGE_CONFIG: file })).toMatchObject({ file });
  const home = createFolder();
  const found = join(home, 'engage', 'config.json');
  expect(await printConfig([], { XDG_CONFIG_HOME: home })).not.toHaveProperty('file');
  mkdirSync(join(home, 'engage'));
  writeFileSync(found, '{"stun": false}');
  expect(await printConfig([], { XDG_CONFIG_HOME: home })).toMatchObject({ file: found });

  const engage = await startEngage(['--config', file]);
  expect(engage.report['stun']).toBeUndefined();
  expect(await engage.close()).toBe(0);
});

test('prints no secret', async () => {
  const config = createConfig('{"ice": ["stun:stun.example.org", "turn:ada:hush@[::1]:99"]}');
  expect(await printConfig(['--config', config])).toMatchObject({
    values: { ice: { value: ['stun:stun.example.org', 'turn:***@[::1]:99'], source: 'file' } },
  });
  const env = { ENGAGE_ICE: 'turn:ada:hush@a turn:bob:hu@sh@b' };
  expect(await printConfig([], env)).toMatchObject({
    values: { ice: { value: ['turn:***@a turn:***@b'], source: 'env' } },
  });
});

const keys =
  'port, host, ice, stun, open, secret, metrics-port, metrics-host, sockets-per-address, drain, log-level, json';

test.each([
  ['{"prot": 1}', '%s has a key “prot”, which does not exist.', keys],
  ['{"__proto__": 1}', '%s has a key “__proto__”, which does not exist.', keys],
  ['{"config": "x"}', '%s has a key “config”, which does not exist.', keys],
  ['{"port": "8790"}', '“port” in the config file %s must be a number.', keys],
  ['{"port": [1]}', '“port” in the config file %s must be a number.', keys],
  ['{"port": 70000}', '“port” in the config file %s does not fit: A port is a whole', keys],
  ['{"host": 1}', '“host” in the config file %s must be text.', keys],
  ['{"host": null}', '“host” in the config file %s must be what its flag takes', keys],
  ['{"ice": "stun:a"}', '“ice” in the config file %s must be a list.', keys],
  ['{"stun": "no"}', '“stun” in the config file %s must be true or false.', keys],
  ['{"log-level": "loud"}', '“log-level” in the config file %s does not fit: Allowed', keys],
  ['{"port": 1', 'The config file %s is not a JSON object: ', '{"port": 8790'],
  ['[]', 'The config file %s is not a JSON object.', '{"port": 8790'],
])('%s is one clear sentence and exit code 64', async (text, sentence, hint) => {
  const file = createConfig(text);
  // Also where a flag would have the last word.
  const result = await runEngage(['serve', '--config', file, '--port', '0']);
  expect(result).toMatchObject({ exitCode: 64, stdout: '' });
  expect(result.stderr).toContain(sentence.replace('%s', file));
  expect(result.stderr).toContain(hint);
  expect(result.stderr.trim().split('\n')).toHaveLength(2);
});

test('a file that was named and cannot be read is one clear sentence', async () => {
  const missing = join(createFolder(), 'none.json');
  const result = await runEngage(['serve', '--config', missing]);
  expect(result.exitCode).toBe(64);
  expect(result.stderr).toContain(`The config file ${missing} cannot be read: `);
});
