import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openFileSink } from '../../../src/peer/files/file-sink.ts';
import { numberedName, safeFileName } from '../../../src/peer/files/safe-file-name.ts';

async function makeFolder() {
  const path = await mkdtemp(join(tmpdir(), 'engage-sink-'));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

const bytes = new Uint8Array(Buffer.from('content'));

function open(folder: string, saved: string[] = []) {
  return openFileSink(folder, { name: 'a.txt', size: 7 }, (path) => saved.push(path));
}

test('two files of one name that come at once both stay', async () => {
  const folder = await makeFolder();
  const saved: string[] = [];
  const sinks = await Promise.all([open(folder, saved), open(folder, saved)]);
  await Promise.all(sinks.map((sink) => sink.write(bytes)));
  expect((await readdir(folder)).every((name) => /^\.engage-\w+\.part$/.test(name))).toBe(true);
  await Promise.all(sinks.map((sink) => sink.close()));
  expect(saved.toSorted()).toEqual([join(folder, 'a (2).txt'), join(folder, 'a.txt')]);
  for (const path of saved) expect(await readFile(path, 'utf8')).toBe('content');
});

test('what is given up leaves nothing', async () => {
  const folder = await makeFolder();
  const sink = await open(folder);
  await sink.write(bytes);
  await sink.abort();
  await sink.abort();
  expect(await readdir(folder)).toEqual([]);
});

test('what cannot be moved to its name leaves nothing', async () => {
  const folder = await makeFolder();
  const sink = await open(folder);
  const [part = ''] = await readdir(folder);
  await rm(join(folder, part));
  await expect(sink.close()).rejects.toThrow('ENOENT');
  await sink.abort();
  expect(await readdir(folder)).toEqual([]);
});

test('says when there is too little room, and leaves nothing', async () => {
  const folder = await makeFolder();
  const file = { name: 'a', size: Number.MAX_SAFE_INTEGER };
  await expect(openFileSink(folder, file, () => undefined)).rejects.toMatchObject({
    code: 'unusable-file',
    message: expect.stringContaining('not enough room') as string,
  });
  expect(await readdir(folder)).toEqual([]);
});

test('says when it cannot write there', async () => {
  const folder = await makeFolder();
  await writeFile(join(folder, 'in'), '');
  await expect(open(join(folder, 'in'))).rejects.toMatchObject({
    code: 'unusable-file',
    message: expect.stringContaining('Cannot put a file into') as string,
  });
});

test.each([
  ['film.mp4', 'film.mp4'],
  ['../../etc/passwd', '_.._etc_passwd'],
  ['.bashrc', 'bashrc'],
  ['..', 'file'],
  ['a/b\\c:d', 'a_b_c_d'],
  ['nul.txt', '_nul.txt'],
  ['ends. ', 'ends'],
  ['\u0007\u202egpj.exe', '__gpj.exe'],
  ['😀'.repeat(100), '😀'.repeat(50)],
  [`${'a'.repeat(300)}.tar`, `${'a'.repeat(196)}.tar`],
])('%j is saved as %j', (name, safe) => {
  expect(safeFileName(name)).toBe(safe);
});

test.each([
  ['film.mp4', 2, 'film (2).mp4'],
  ['film', 3, 'film (3)'],
  ['film.mp4', 1, 'film.mp4'],
])('%s, number %i, is %s', (name, number, numbered) => {
  expect(numberedName(name, number)).toBe(numbered);
});
