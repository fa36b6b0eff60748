// How fast files go, beside a bare data channel in the same run. `npm run build && node test/bench/files/run.js`.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { quantile } from '../signal/statistics.js';
import { openBarePages } from './bare-pages.js';
import { openEngagePages } from './engage-pages.js';
import { openWeriftEnds, openWeriftPeers } from './werift.js';

const rounds = Number(process.env['ROUNDS'] ?? 5);
const size = 64 * 1024 * 1024;
const weriftSize = 16 * 1024 * 1024;
const bin = fileURLToPath(new URL('../../../bin/engage.js', import.meta.url));

const directory = await mkdtemp(join(tmpdir(), 'engage-bench-'));
const path = join(directory, 'file.bin');
await writeFile(path, randomBytes(size));
const engage = spawn(process.execPath, [bin, 'serve', '--port', '0', '--json'], {
  env: { PATH: process.env['PATH'], XDG_STATE_HOME: directory, ENGAGE_SECRET: 'b'.repeat(32) },
  stdio: ['ignore', 'pipe', 'ignore'],
});
const [line] = await once(createInterface(engage.stdout), 'line');
const { url } = JSON.parse(line);
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  // Without devices: nothing is encoded beside the file.
  args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-renderer-backgrounding'],
});

const bare = await openBarePages(browser, url);
const nowhere = await openEngagePages(browser, url, { isSpooled: false });
const spooled = await openEngagePages(browser, url, { isSpooled: true });
const ends = await openWeriftEnds();
const peers = await openWeriftPeers(url, weriftSize);
const groups = {
  Chromium: {
    size,
    kinds: {
      'bare, 16 KiB': () => bare.measure(size, 16 * 1024),
      'bare, 64 KiB': () => bare.measure(size, 64 * 1024),
      engage: () => nowhere.measure(path),
      'engage, kept aside': () => spooled.measure(path),
    },
  },
  werift: {
    size: weriftSize,
    kinds: {
      'bare, 16 KiB': () => ends.measure(weriftSize, 16 * 1024),
      engage: () => peers.measure(),
    },
  },
};

console.log(`Node ${process.version}, ${cpus().length}× ${cpus()[0]?.model}, ${rounds} rounds`);
for (const [group, { size: bytes, kinds }] of Object.entries(groups)) {
  const times = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [kind, measure] of Object.entries(kinds)) {
      const ms = await measure();
      if (round > 0) times[kind].push(ms); // The first one warms up.
    }
  }
  const median = (kind) =>
    quantile(
      times[kind].toSorted((a, b) => a - b),
      0.5,
    );
  const bareMs = median('bare, 16 KiB');
  for (const kind of Object.keys(kinds)) {
    const rate = bytes / 1_000 / median(kind);
    console.log(
      `${group.padEnd(9)} ${kind.padEnd(19)} ${rate.toFixed(1).padStart(6)} MB/s  ${(bareMs / median(kind)).toFixed(2)} of bare`,
    );
  }
}
console.log('longest tasks, sender and receiver:', await nowhere.longestTasksMs(), 'ms');
console.log('kept aside:', await spooled.longestTasksMs(), 'ms');

await ends.close();
await peers.close();
await browser.close();
engage.kill();
await rm(directory, { recursive: true });
