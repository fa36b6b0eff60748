// oxlint-disable vitest/expect-expect -- a page that never shows what is waited for fails the test
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openCall, press, rowOf } from '../../support/browser-talk.ts';
import { join, openPerson, setUpChromium, type Person } from '../../support/browser.ts';
import { digestOf } from '../../support/digest.ts';
import { holdDisk } from '../../support/platform-tricks.ts';
import { startRestartableEngage } from '../../support/restartable-engage.ts';
import { expectFileOverCut } from '../../support/trials/file-over-cut.ts';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const { open, browser } = setUpChromium({ hasDevices: false });

test('a file of 20 MB arrives whole', async () => {
  const [ada, bob] = await openCall(open, 'files', 'Ada', 'Bob');
  if (ada === undefined || bob === undefined) throw new Error('two people');
  await press(ada, 'Chat');
  const buffer = Buffer.from(
    Uint8Array.from({ length: 20_000_000 }, (_, at) => (at * 31) ^ (at >> 9)),
  );
  await ada.page
    .getByLabel('Files to send')
    .setInputFiles({ name: 'holiday.bin', mimeType: 'image/png', buffer });
  await bob.page.getByRole('status').getByText('Ada offers you holiday.bin.').waitFor();
  await press(bob, 'Chat');
  const downloading = bob.page.waitForEvent('download');
  await press(bob, 'Accept holiday.bin');
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('holiday.bin');
  expect(await digestOf(await download.path())).toBe(sha256(buffer));
  await bob.page.getByText('20 MB · from Ada, saved and checked').waitFor();
  await ada.page.getByText('20 MB · Bob has it').waitFor();
});

test('a file is declined, or cancelled under way, and both sides say so', async () => {
  const [ada, bob] = await openCall(open, 'cancel', 'Ada', 'Bob');
  if (ada === undefined || bob === undefined) throw new Error('two people');
  await press(ada, 'Chat');
  await press(bob, 'Chat');
  const offer = (name: string, buffer: Buffer) =>
    ada.page
      .getByLabel('Files to send')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await offer('no.txt', Buffer.from('no'));
  await press(bob, 'Decline no.txt');
  await ada.page.getByText('Bob declined it').waitFor();

  // Bob's disk never finishes, so that there is time to think better of it.
  await bob.page.evaluate(() => {
    Object.assign(window, {
      showSaveFilePicker: async () => ({
        createWritable: async () => ({ write: () => new Promise(() => {}), abort: async () => {} }),
      }),
    });
  });
  await offer('long.bin', Buffer.alloc(6_000_000));
  await press(bob, 'Accept long.bin');
  await bob.page.getByText('0 B of 6.0 MB from Ada').waitFor();
  await press(ada, 'Cancel long.bin');
  await bob.page.getByText('Ada cancelled it').waitFor();
  await ada.page.getByText('You cancelled it').waitFor();
});

test('a file goes on over a path that was cut', async () => {
  await expectFileOverCut(open, 30);
});

/** Drops files and folders as a file manager does. */
async function drop({ page, context }: Person, paths: readonly string[]) {
  const session = await context.newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 200, y: 200, data });
    if (type === 'dragOver') await page.getByText('Drop the files to send them').waitFor();
  }
}

async function createFolder(files: Readonly<Record<string, string>>) {
  const folder = await mkdtemp(joinPath(tmpdir(), 'engage-drop-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(joinPath(folder, 'holiday'));
  for (const [name, text] of Object.entries(files)) await writeFile(joinPath(folder, name), text);
  return folder;
}

/** The names in the chat, in order. */
const names = ({ page }: Person) => page.locator('.file-name').allTextContents();

test('files dropped on the window go to everyone; folders are refused in words', async () => {
  const [ada, bob, eve] = await openCall(open, 'drop', 'Ada', 'Bob', 'Eve');
  if (ada === undefined || bob === undefined || eve === undefined) throw new Error('three people');
  const strange = '"tüm" <b>& 报告 \u202Efdp.exe';
  const folder = await createFolder({ 'a.txt': 'a', 'empty.txt': '', [strange]: 'odd' });
  const paths = ['a.txt', 'empty.txt', strange, 'holiday'].map((name) => joinPath(folder, name));
  await drop(ada, paths);
  await ada.page.getByText('Folders are not sent: holiday.').waitFor();
  const arrived = ['a.txt', 'empty.txt', '"tüm" <b>& 报告 fdp.exe'];
  for (const person of [bob, eve]) {
    await press(person, /^Chat/);
    await expect.poll(() => names(person)).toEqual(arrived);
  }
  for (const [name, text] of [
    ['empty.txt', ''],
    ['fdp.exe', 'odd'],
  ] as const) {
    const downloading = bob.page.waitForEvent('download');
    await rowOf(bob, name)
      .getByRole('button', { name: /^Accept/ })
      .click();
    expect(await readFile(await (await downloading).path(), 'utf8')).toBe(text);
    await rowOf(ada, name).getByText('Bob has it').waitFor();
  }
  await rowOf(ada, 'empty.txt').getByText('waiting for Eve').waitFor();
});

/** Pastes into the composer what a program put on the clipboard. */
function paste({ page }: Person, clipboard: Readonly<Record<string, string>>) {
  return page.getByLabel('Message to everyone').evaluate((field, texts) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(texts)) clipboardData.setData(type, text);
    for (const name of ['one.png', 'two.png']) clipboardData.items.add(new File(['x'], name));
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    return field.dispatchEvent(event);
  }, clipboard);
}

test('files are pasted into the composer, but not the picture of a text', async () => {
  const [ada, bob] = await openCall(open, 'paste', 'Ada', 'Bob');
  if (ada === undefined || bob === undefined) throw new Error('two people');
  await press(ada, 'Chat');
  await press(bob, 'Chat');
  expect(await paste(ada, { 'text/plain': 'cells', 'text/html': '<b>cells</b>' })).toBe(true);
  expect(await paste(ada, {})).toBe(false);
  await expect.poll(() => names(bob)).toEqual(['one.png', 'two.png']);
});

test('files for nobody, and too many at once, are not lost without a word', async () => {
  const ada = await open('/r/alone');
  await join(ada, 'Ada');
  await press(ada, 'Chat');
  const files = Array.from({ length: 18 }, (_, n) => ({
    name: `${n}.txt`,
    mimeType: 'text/plain',
    buffer: Buffer.from(`${n}`),
  }));
  await ada.page.getByLabel('Files to send').setInputFiles(files);
  await ada.page.getByText('Nobody is here to send files to.').waitFor();
  const bob = await open('/r/alone');
  await join(bob, 'Bob');
  await press(bob, 'Chat');
  await ada.page.getByText('Bob', { exact: true }).first().waitFor();
  await ada.page.getByLabel('Files to send').setInputFiles(files);
  await ada.page.getByText('Files not sent: 2.').waitFor();
  await expect.poll(() => names(bob)).toHaveLength(16);
});

/** What is kept aside in the private storage of the page; runs in the page. */
async function listSpools(): Promise<readonly string[]> {
  const root = await navigator.storage.getDirectory();
  const directory = await root.getDirectoryHandle('files-under-way', { create: true });
  // Chromium writes to a file beside it, with an ending.
  const found = new Set<string>();
  for await (const name of directory.keys()) found.add(name.replace(/\..*/, ''));
  return [...found];
}

const tellDisk = ({ page }: Person, isFull: boolean) =>
  page.evaluate((full) => globalThis.tellDisk(full), isFull);

test('nothing is left of what was kept aside: after the end, a cancel, a full disk', async () => {
  const [ada, bob] = await openCall(open, 'spool', 'Ada', 'Bob');
  if (ada === undefined || bob === undefined) throw new Error('two people');
  await press(ada, 'Chat');
  await press(bob, 'Chat');
  const offer = (name: string) =>
    ada.page
      .getByLabel('Files to send')
      .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.alloc(3_000_000) });
  const kept = () => bob.page.evaluate(listSpools);

  await bob.page.evaluate(holdDisk);
  await offer('cancelled.txt');
  await press(bob, 'Accept cancelled.txt');
  await expect.poll(kept).toHaveLength(1);
  await press(bob, 'Cancel cancelled.txt');
  await tellDisk(bob, false);
  await expect.poll(kept).toEqual([]);

  await bob.page.evaluate(holdDisk);
  await offer('full.txt');
  await press(bob, 'Accept full.txt');
  await tellDisk(bob, true);
  await rowOf(bob, 'full.txt').getByText('There is not enough room for it here.').waitFor();
  await rowOf(ada, 'full.txt').getByText('Bob could not store it').waitFor();
  await expect.poll(kept).toEqual([]);

  const session = await bob.context.newCDPSession(bob.page);
  const { origin } = new URL(bob.page.url());
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1_000_000 });
  await offer('large.txt');
  await press(bob, 'Accept large.txt');
  await rowOf(bob, 'large.txt').getByText('It does not fit').waitFor();
  await expect.poll(kept).toEqual([]);
});

test('a page sweeps what the last one left, but not what another tab still fills', async () => {
  const [ada, bob] = await openCall(open, 'sweep', 'Ada', 'Bob');
  if (ada === undefined || bob === undefined) throw new Error('two people');
  await press(ada, 'Chat');
  await press(bob, 'Chat');
  const offer = (name: string) =>
    ada.page
      .getByLabel('Files to send')
      .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from('text') });
  const downloading = bob.page.waitForEvent('download');
  await offer('one.txt');
  await press(bob, 'Accept one.txt');
  await downloading;
  // Kept until the download has surely copied it.
  expect(await bob.page.evaluate(listSpools)).toHaveLength(1);
  const other = await bob.context.newPage();
  await other.goto(bob.page.url());
  await other.getByLabel('Your name').waitFor();
  expect(await other.evaluate(listSpools)).toHaveLength(1);
  await bob.page.close();
  await other.reload();
  await expect.poll(() => other.evaluate(listSpools)).toEqual([]);
});

test('a file goes on when a server without its secret makes everyone new to the others', async () => {
  const engage = await startRestartableEngage();
  const mayComplain = /WebSocket connection to .* failed/;
  const openHere = (path: string) =>
    openPerson(browser(), new URL(path, engage.url).href, { acceptDownloads: true, mayComplain });
  const [ada, bob] = await openCall(openHere, 'secret', 'Ada', 'Bob');
  if (ada === undefined || bob === undefined) throw new Error('two people');
  await press(ada, 'Chat');
  await press(bob, 'Chat');
  const buffer = Buffer.from(Uint8Array.from({ length: 9_000_000 }, (_, at) => at ^ (at >> 9)));
  await ada.page
    .getByLabel('Files to send')
    .setInputFiles({ name: 'film.mp4', mimeType: 'video/mp4', buffer });
  await bob.page.evaluate(holdDisk);
  const downloading = bob.page.waitForEvent('download');
  await press(bob, 'Accept film.mp4');
  await engage.kill();
  await engage.loseSecret();
  await engage.startAgain();
  await expect.poll(() => ada.page.evaluate(() => globalThis.connections.length)).toBe(2);
  await tellDisk(bob, false);
  expect(await digestOf(await (await downloading).path())).toBe(sha256(buffer));
  await rowOf(ada, 'film.mp4').getByText('Bob has it').waitFor();
});
