import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { expect, onTestFinished } from 'vitest';
import { join, tileOf, type Person, type PersonOptions } from '../browser.ts';
import { press, rowOf, saveUnasked } from '../browser-talk.ts';
import { digestOf } from '../digest.ts';
import { createLoss } from '../loss.ts';

/** For hundreds of megabytes on a machine with more to do. */
const patience = { timeout: 60_000 };

/** Sends a file from page to page, and cuts the path for a while as soon as a third of it is there. */
export async function expectFileOverCut(
  open: (path: string, person?: PersonOptions) => Promise<Person>,
  megabytes: number,
): Promise<void> {
  const path = await writeRandomFile(megabytes);
  const ada = await open('/r/cut-file');
  await join(ada, 'Ada');
  const bob = await open('/r/cut-file', { acceptDownloads: true });
  const setLoss = await createLoss(bob);
  await saveUnasked(bob);
  await join(bob, 'Bob');
  await tileOf(ada, 'Bob').waitFor();
  await press(ada, 'Chat');
  await press(bob, 'Chat');
  await ada.page.getByLabel('Files to send').setInputFiles(path);
  const downloading = bob.page.waitForEvent('download', { timeout: 0 });
  await press(bob, /^Accept/);
  await expect.poll(() => readProgress(bob), patience).toBeGreaterThan(1 / 3);

  await setLoss(100);
  await Promise.all(
    [ada, bob].map((person) => rowOf(person, 'file.bin').getByText('paused, goes on').waitFor()),
  );
  expect(await readProgress(bob)).toBeGreaterThan(1 / 3);
  await setLoss(0);
  const saved = await (await downloading).path();
  expect(await digestOf(saved)).toBe(await digestOf(path));
  await rowOf(bob, 'file.bin').getByText('saved and checked').waitFor();
  await rowOf(ada, 'file.bin').getByText('Bob has it').waitFor();
  for (const { page } of [ada, bob]) {
    expect(await page.evaluate(() => globalThis.connections.length)).toBe(1);
  }
}

async function readProgress(person: Person): Promise<number> {
  return rowOf(person, 'file.bin')
    .getByRole('progressbar')
    .evaluate((element: HTMLProgressElement) => element.position);
}

async function writeRandomFile(megabytes: number): Promise<string> {
  const directory = await mkdtemp(joinPath(tmpdir(), 'engage-file-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const path = joinPath(directory, 'file.bin');
  await pipeline(Readable.from(randomPieces(megabytes)), createWriteStream(path));
  return path;
}

function* randomPieces(megabytes: number) {
  for (let n = 0; n < megabytes; n += 1) yield randomBytes(1_000_000);
}
