// How long from the press on Join to the first picture of the other side: Engage beside two bare
// pages with a bare relay, interleaved. `npm run build && node test/bench/first-frame/run.js`.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { quantile } from '../signal/statistics.js';
import { startBareServer } from './bare-server.js';

const rounds = 15;
const settleMs = 1_000;
const bin = fileURLToPath(new URL('../../../bin/engage.js', import.meta.url));

const bare = await startBareServer();
const engage = spawn(process.execPath, [bin, 'serve', '--port', '0', '--json'], {
  env: { PATH: process.env['PATH'], XDG_STATE_HOME: '/tmp', ENGAGE_SECRET: 'b'.repeat(32) },
  stdio: ['ignore', 'pipe', 'ignore'],
});
const [line] = await once(createInterface(engage.stdout), 'line');
const { url } = JSON.parse(line);
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-dev-shm-usage',
    '--use-fake-device-for-media-stream=device-count=1,fps=30',
    '--use-fake-ui-for-media-stream',
    '--autoplay-policy=no-user-gesture-required',
    '--disable-renderer-backgrounding',
    '--disable-backgrounding-occluded-windows',
  ],
});

/** Each opens a page that is ready to join, and says where it shows that it has joined. */
const pages = {
  bare: {
    open: async (page) => {
      await page.goto(bare.url);
      await page.locator('button[data-ready]').waitFor();
    },
    joined: 'body[data-joined]',
  },
  engage: {
    open: async (page, round) => {
      await page.goto(`${url}/r/round-${round}#k=${'k'.repeat(42)}w`);
      await page.getByLabel('Your name').fill('Ada');
      await page.locator('video').first().waitFor();
    },
    joined: 'button:has-text("Leave")',
  },
};

/** In the page: milliseconds from the press to the first frame that came from the other side. */
function timeFirstFrame() {
  return new Promise((resolve) => {
    const join = [...document.querySelectorAll('button')].find((button) =>
      button.textContent.startsWith('Join'),
    );
    join.addEventListener('click', () => {
      const pressedMs = performance.now();
      const look = () => {
        const video = document.querySelector('article video');
        if (!video?.srcObject) requestAnimationFrame(look);
        else video.requestVideoFrameCallback((now) => resolve(now - pressedMs));
      };
      look();
    });
    join.click();
  });
}

async function measure({ open, joined }, round) {
  const [there, comes] = await Promise.all([browser.newContext(), browser.newContext()]);
  const [ada, bob] = await Promise.all([there.newPage(), comes.newPage()]);
  await Promise.all([open(ada, round), open(bob, round)]);
  await ada.getByRole('button', { name: /^Join/ }).click();
  await ada.locator(joined).waitFor();
  // Who presses Join has looked at the page for a moment, and so has who is there: what their pages
  // still do about loading belongs to neither press.
  await Promise.all([ada.waitForTimeout(settleMs), bob.waitForTimeout(settleMs)]);
  const ms = await bob.evaluate(timeFirstFrame);
  await Promise.all([there.close(), comes.close()]);
  return ms;
}

const times = { bare: [], engage: [] };
for (let round = 0; round <= rounds; round += 1) {
  for (const [name, kind] of Object.entries(pages)) {
    const ms = await measure(kind, round);
    if (round > 0) times[name].push(ms); // The first one warms up.
  }
}
await browser.close();
await bare.close();
engage.kill();

console.log(`Node ${process.version}, ${cpus().length}× ${cpus()[0]?.model}, ${rounds} rounds`);
const bareMs = quantile(
  times.bare.toSorted((a, b) => a - b),
  0.5,
);
for (const [name, values] of Object.entries(times)) {
  const sorted = values.toSorted((a, b) => a - b);
  const [ms, late] = [quantile(sorted, 0.5), quantile(sorted, 0.9)];
  console.log(
    `${name.padEnd(8)} median ${ms.toFixed(0).padStart(5)} ms  ${(ms / bareMs).toFixed(2)}×  90 % within ${late.toFixed(0)} ms`,
  );
}
