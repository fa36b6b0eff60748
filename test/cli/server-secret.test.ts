import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { deriveKey, loadSecrets } from '../../src/cli/server-secret.ts';

async function createHome() {
  const path = await mkdtemp(join(tmpdir(), 'engage-data-'));
  onTestFinished(() => rm(path, { recursive: true }));
  return { path, dataDirectory: join(path, 'engage') };
}

const old = 'o'.repeat(32);
const young = 'y'.repeat(32);

test('is made at the first start, for its owner only, and is the same ever after', async () => {
  const io = await createHome();
  const [secret = ''] = await loadSecrets(io, undefined);
  expect(secret).toMatch(/^[\w-]{43}$/);
  expect(await loadSecrets(io, undefined)).toEqual([secret]);
  expect((await stat(io.dataDirectory)).mode & 0o777).toBe(0o700);
  expect((await stat(join(io.dataDirectory, 'secret'))).mode & 0o777).toBe(0o600);
});

test('is one and the same for servers that start at once, and leaves no drafts', async () => {
  const io = await createHome();
  const loaded = await Promise.all(Array.from({ length: 20 }, () => loadSecrets(io, undefined)));
  expect(new Set(loaded.flat()).size).toBe(1);
  expect(await readdir(io.dataDirectory)).toEqual(['secret']);
});

test.each([
  ['one', young, [young]],
  ['two, parted by a comma', `${young},${old}`, [young, old]],
  ['two lines', ` ${young} \r\n${old}\n`, [young, old]],
])('given as %s beats the file and writes none', async (_, given, secrets) => {
  const io = await createHome();
  expect(await loadSecrets(io, given)).toEqual(secrets);
  expect(await readdir(io.path)).toEqual([]);
});

test.each(['', ' , ', 'short', `${young},short`])(
  'refuses %j in one sentence that does not repeat it',
  async (given) => {
    const io = await createHome();
    await expect(loadSecrets(io, given)).rejects.toMatchObject({
      code: 'bad-usage',
      message: 'A secret in ENGAGE_SECRET must have at least 32 characters.',
    });
  },
);

test('a file can hold several, and one that was spoilt is told of', async () => {
  const io = await createHome();
  await loadSecrets(io, undefined);
  const file = join(io.dataDirectory, 'secret');
  await writeFile(file, `${young}\n${await readFile(file, 'utf8')}`);
  const [first, ...others] = await loadSecrets(io, undefined);
  expect([first, others.length]).toEqual([young, 1]);
  await writeFile(file, '');
  await expect(loadSecrets(io, undefined)).rejects.toThrow(file);
});

test('a folder that cannot be had is told of with what to do', async () => {
  const io = await createHome();
  await writeFile(io.dataDirectory, 'a file');
  await expect(loadSecrets(io, undefined)).rejects.toMatchObject({
    code: 'bad-usage',
    hint: expect.stringContaining('XDG_DATA_HOME') as string,
  });
});

test('makes the same key in every run, another one for another secret', () => {
  expect(deriveKey(young, 'session')).toHaveLength(32);
  expect(deriveKey(young, 'session')).toEqual(deriveKey(young, 'session'));
  expect(deriveKey(young, 'session')).not.toEqual(deriveKey(old, 'session'));
});
