import { stat } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible } from '../../support/axe.ts';
import {
  expectMedia,
  join,
  openPerson,
  setUpChromium,
  startChromium,
  type Person,
} from '../../support/browser.ts';
import { lookAtRecording } from '../../support/look-at-recording.ts';
import { expectReflow } from '../../support/reflow.ts';

// The walls behind the two who are asked are green and cyan, which nothing else on them is.
const camera = { width: 320, height: 240 };
const { url, open } = setUpChromium({ camera: { ...camera, hue: 120 } });
let cyanBrowser: Browser;
beforeAll(async () => {
  cyanBrowser = await startChromium({ camera: { ...camera, hue: 180 } });
});
afterAll(() => cyanBrowser.close());

const openCyan = (path: string) => openPerson(cyanBrowser, url(path));

/** Initials are of a green, too. */
const aFewLetters = 0.01;

function press({ page }: Person, name: string) {
  return page.getByRole('button', { name, exact: true }).click();
}

const marks = ({ page }: Person) => page.getByRole('region', { name: 'Recordings of this call' });

function sees(person: Person, text: string) {
  return marks(person).locator('.recording', { hasText: text }).waitFor();
}

function hears(person: Person, text: string) {
  return marks(person).getByRole('status').getByText(text).waitFor({ state: 'attached' });
}

/** A call in which only the others are to be seen and heard. */
async function callOfThree(room: string) {
  const [ada, bob, eve] = await Promise.all([
    open(`/r/${room}`),
    open(`/r/${room}`),
    openCyan(`/r/${room}`),
  ]);
  await join(ada, 'Ada');
  await press(ada, 'Mute microphone');
  await press(ada, 'Turn camera off');
  await join(bob, 'Bob');
  await join(eve, 'Eve');
  await expectMedia(ada, 2);
  return { ada, bob, eve };
}

/** Records into a download, as browsers do that cannot write to disk. */
async function startDownload(ada: Person) {
  await ada.page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await press(ada, 'View');
  await press(ada, 'Record the call');
  await sees(ada, 'You record this call.');
}

/** Resolves when some more seconds have been recorded: the size that is shown grows every second. */
async function goOn(ada: Person, seconds = 3) {
  const readSize = () => marks(ada).locator('.recording p').innerText();
  for (let second = 0; second < seconds; second += 1) {
    const before = await readSize();
    await expect.poll(readSize, { timeout: 10_000 }).not.toBe(before);
  }
}

test('who allows it is in the recording while they do; who does not is not', async () => {
  const { ada, bob, eve } = await callOfThree('consent');
  await startDownload(ada);
  const startMs = performance.now();
  const elapsed = () => (performance.now() - startMs) / 1000;
  for (const person of [bob, eve]) {
    await sees(person, 'Ada wants to record this call.');
    await hears(person, 'Ada wants to record this call.');
  }
  await press(eve, 'Don’t allow');
  await sees(eve, 'You are not in the recording.');
  await sees(ada, 'In it: only you. Not in it: Eve. Not in it until they answer: Bob.');
  await goOn(ada);
  const allowedAt = elapsed();
  await press(bob, 'Allow');
  await sees(bob, 'You are in the recording.');
  await sees(ada, 'In it: you, Bob. Not in it: Eve.');
  await goOn(ada);
  const withdrawnAt = elapsed();
  await press(bob, 'Take me out');
  await sees(ada, 'Not in it: Bob, Eve.');
  await hears(ada, 'Bob is not in the recording.');
  await goOn(ada);
  const stoppedAt = elapsed();
  const downloading = ada.page.waitForEvent('download');
  await press(ada, 'Stop recording');
  const file = await downloading;
  await sees(ada, 'The recording is saved');
  for (const person of [bob, eve]) await hears(person, 'Ada no longer records.');
  await expect.poll(() => marks(bob).locator('.recording').count()).toBe(0);

  expect(file.suggestedFilename()).toMatch(/^consent \d{4}-\d\d-\d\d \d{4}\.webm$/);
  // On a busy machine the file begins late and its time runs behind: far from both changes, and
  // wherever in between somebody is to be seen.
  const inBetween = [0.3, 0.5, 0.7, 0.9].map((at) => allowedAt + (withdrawnAt - allowedAt) * at);
  const times = [0.3, stoppedAt - 0.3, ...inBetween];
  const { seconds, size, glances } = await lookAtRecording(ada, await file.path(), times);
  expect(size).toEqual([1280, 720]);
  expect(Math.abs(seconds - stoppedAt)).toBeLessThan(2);
  const [asked, withdrawn, ...during] = glances;
  const [allowed] = during.toSorted((one, other) => other.green - one.green);
  expect(allowed?.green).toBeGreaterThan(0.08);
  expect(allowed?.loudness).toBeGreaterThan(0.1);
  for (const without of [asked, withdrawn]) {
    expect(without?.green).toBeLessThan(aFewLetters);
    expect(without?.loudness).toBeLessThan(0.001);
  }
  for (const { cyan } of glances) expect(cyan).toBeLessThan(aFewLetters);
}, 90_000);

test('who comes late is told and asked; who leaves takes the mark along', async () => {
  const ada = await open('/r/late');
  await join(ada, 'Ada');
  await startDownload(ada);
  await sees(ada, 'Nobody else is here.');
  const bob = await open('/r/late');
  await join(bob, 'Bob');
  await sees(bob, 'Ada wants to record this call.');
  await expectAccessible(bob);
  await expectReflow(bob);
  await press(bob, 'Allow');
  await sees(ada, 'In it: you, Bob.');
  for (const person of [ada, bob]) {
    await expectAccessible(person);
    await expectReflow(person);
  }
  const downloading = ada.page.waitForEvent('download');
  await press(ada, 'Leave');
  await ada.page.getByText('The recording is saved').waitFor();
  expect((await stat(await (await downloading).path())).size).toBeGreaterThan(1_000);
  await expectAccessible(ada);
  await expect.poll(() => marks(bob).locator('.recording').count()).toBe(0);
}, 60_000);

/** Answers the browser's question for a file with one of its own folder, which nobody sees. */
function answerPicker({ page }: Person, isDiskFull: boolean) {
  return page.evaluate((isFull) => {
    const showSaveFilePicker = async () => {
      const folder = await navigator.storage.getDirectory();
      const handle = await folder.getFileHandle('call.webm', { create: true });
      if (isFull) {
        const createWritable = handle.createWritable.bind(handle);
        handle.createWritable = async (options) => {
          const file = await createWritable(options);
          file.write = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
          return file;
        };
      }
      return handle;
    };
    Object.assign(window, { showSaveFilePicker });
  }, isDiskFull);
}

function readFileSize({ page }: Person) {
  return page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    return (await (await folder.getFileHandle('call.webm')).getFile()).size;
  });
}

test('where the browser can, the recording goes to the disk as it comes; R starts and stops it', async () => {
  const ada = await open('/r/disk');
  await join(ada, 'Ada');
  await answerPicker(ada, false);
  await ada.page.keyboard.press('r');
  await sees(ada, 'You record this call.');
  await hears(ada, 'You record this call.');
  await goOn(ada, 2);
  await ada.page.keyboard.press('r');
  await sees(ada, 'The recording is saved');
  expect(await readFileSize(ada)).toBeGreaterThan(1_000);
  await press(ada, 'OK');
  await expect.poll(() => marks(ada).locator('.recording').count()).toBe(0);
});

test('a disk that is full ends the recording in words', async () => {
  const ada = await open('/r/full');
  await join(ada, 'Ada');
  await answerPicker(ada, true);
  await ada.page.keyboard.press('r');
  await sees(ada, 'Make room on the disk');
  await expectAccessible(ada);
});

test('whoever closes the question for a file records nothing', async () => {
  const [ada, bob] = [await open('/r/no'), await open('/r/no')];
  await join(ada, 'Ada');
  await join(bob, 'Bob');
  await expectMedia(ada, 1);
  await ada.page.evaluate(() => {
    Object.assign(window, {
      showSaveFilePicker: () => Promise.reject(new DOMException('no', 'AbortError')),
    });
  });
  await press(ada, 'View');
  await press(ada, 'Record the call');
  await press(ada, 'View');
  await ada.page.getByRole('button', { name: 'Record the call' }).waitFor();
  expect(await marks(ada).locator('.recording').count()).toBe(0);
  expect(await marks(bob).locator('.recording').count()).toBe(0);
});

test('a browser that cannot record does not offer it', async () => {
  const ada = await open('/');
  await ada.page.addInitScript(() => Reflect.deleteProperty(window, 'MediaRecorder'));
  await ada.page.goto(url('/r/without'));
  await join(ada, 'Ada');
  await press(ada, 'View');
  await ada.page.getByRole('button', { name: 'Speaker view' }).waitFor();
  expect(await ada.page.getByRole('button', { name: 'Record the call' }).count()).toBe(0);
});
