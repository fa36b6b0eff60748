import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { join, setUpChromium, tileOf } from '../support/browser.ts';
import { press, saveUnasked } from '../support/browser-talk.ts';
import { spawnEngage } from '../support/engage.ts';
import { runInTerminal } from '../support/in-terminal.ts';

const { open, engage } = setUpChromium();

const showCursor = '\u001b[?25h';
const leaveScreen = '\u001b[?1049l';

test('a call in a terminal is led by keys and leaves the terminal whole', async () => {
  const terminal = runInTerminal('room join keys --name Terminal', engage().stateHome);
  await terminal.shows('nobody else is here');
  terminal.type('?');
  await terminal.shows('raise or lower your hand');
  terminal.type('x');
  await terminal.shows('Nobody has written anything yet');
  terminal.type('h');
  await terminal.shows('hand raised');
  terminal.type('t');
  await terminal.shows('To everyone:');
  terminal.type('to nobody?\r');
  await terminal.shows(': to nobody?'); // Behind the name in bold.
  terminal.type('\u001b');
  await terminal.shows('q leave');
  terminal.type('q');
  expect(await terminal.ended).toBe(0);
  const written = terminal.written();
  expect(written.lastIndexOf(showCursor)).toBeGreaterThan(written.lastIndexOf('\u001b[?25l'));
  expect(written.lastIndexOf(leaveScreen)).toBeGreaterThan(written.lastIndexOf('\u001b[?1049h'));
  // As `stty` says it afterwards: lines are read and echoed again.
  expect(written).toMatch(/ icanon .* echo /s);
});

test('Ctrl+C leaves, and without colours the screen has none', async () => {
  const terminal = runInTerminal('room join keys', engage().stateHome, { NO_COLOR: '1' });
  await terminal.shows('nobody else is here');
  terminal.type('\u0003');
  expect(await terminal.ended).toBe(0);
  // oxlint-disable-next-line no-control-regex -- that is what is looked for
  expect(terminal.written()).not.toMatch(/\u001b\[[\d;]*m/);
});

test('in the middle of a call SIGINT ends the process within 2 s', async () => {
  const { stateHome } = engage();
  const other = spawnEngage(['room', 'join', 'ends', '--send', 'card'], { stateHome });
  onTestFinished(() => void other.kill());
  const command = spawnEngage(['room', 'join', 'ends', '--send', 'card', '--json'], { stateHome });
  let printed = '';
  command.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  await expect.poll(() => printed, { timeout: 30_000 }).toContain('"connection":"connected"');
  const startMs = performance.now();
  command.kill('SIGINT');
  expect(await once(command, 'close')).toEqual([0, null]);
  expect(performance.now() - startMs).toBeLessThan(2_000);
});

test('a page and a terminal write to each other, send each other files and see hands', async () => {
  const folder = await mkdtemp(joinPath(tmpdir(), 'engage-join-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const ada = await open('/r/page', { acceptDownloads: true });
  await saveUnasked(ada);
  await join(ada, 'Ada');
  const command = spawnEngage(
    ['room', 'join', 'page', '--name', 'Terminal', '--files', folder, '--accept-files'],
    { stateHome: engage().stateHome },
  );
  onTestFinished(() => void command.kill());
  let printed = '';
  command.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const prints = async (words: string) => {
    await expect.poll(() => printed, { timeout: 15_000 }).toContain(words);
  };
  await prints('Ada: direct over UDP');
  await prints('Ada speaks'); // The beep of the fake microphone, by its header extension.

  command.stdin.write('hello page\n/hand\n');
  const { page } = ada;
  await press(ada, /^Chat/);
  await page.getByRole('log', { name: 'Messages' }).getByText('hello page').waitFor();
  await tileOf(ada, 'Terminal').getByText(/hand/i).first().waitFor();
  const field = page.getByLabel('Message to everyone');
  await field.fill('hello terminal');
  await field.press('Enter');
  await prints('Ada: hello terminal');

  const path = joinPath(folder, 'plan.txt');
  await writeFile(path, 'the plan');
  await page.locator('input[type=file]').setInputFiles(path);
  await prints(`is saved as ${joinPath(folder, 'plan (2).txt')}`);
  expect(await readFile(joinPath(folder, 'plan (2).txt'), 'utf8')).toBe('the plan');
  command.stdin.write(`/file ${path}\n`);
  const downloading = page.waitForEvent('download');
  await page
    .getByRole('button', { name: /^(Save|Accept|Take)/ })
    .first()
    .click();
  const download = await downloading;
  expect(await readFile(await download.path(), 'utf8')).toBe('the plan');
  command.kill('SIGINT');
  expect(await once(command, 'close')).toEqual([0, null]);
});
