// Engage's peer beside bare werift doing the same, in interleaved rounds of one run:
// `npm run build && node test/bench/peer/run.js [--quick]`.
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpus, tmpdir } from 'node:os';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { median } from '../signal/statistics.js';
import { measureEcho } from './measure-echo.js';

const { values: flags } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const size = flags.quick
  ? { rounds: 1, calls: 5, seconds: 1, perSecond: 1_000 }
  : { rounds: 5, calls: 25, seconds: 4, perSecond: 1_000 };

/** In the order of the table: its name, and whether more is better. */
const figures = {
  importMs: ['ms to import', false],
  importMegabytes: ['MB to import', false],
  handshakeMs: ['ms for a call', false],
  handshakeCpuMs: ['ms CPU for a call', false],
  kilobytesPerPeer: ['kB for each peer', false],
  packetsPerSecond: ['packets/s and core, sent back', true],
  channelMegabytesPerSecond: ['MB/s over a data channel', true],
};

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const directory = await mkdtemp(join(tmpdir(), 'engage-bench-'));
const args = [path('../../../bin/engage.js'), 'serve', '--port', '0', '--json'];
const engage = spawn(process.execPath, args, {
  env: { PATH: process.env['PATH'], XDG_STATE_HOME: directory, ENGAGE_SECRET: 'b'.repeat(32) },
  stdio: ['ignore', 'pipe', 'ignore'],
});
const [line] = await once(createInterface(engage.stdout), 'line');
const url = new URL(JSON.parse(line).url).origin;
const stunUrl = `stun:127.0.0.1:${new URL(url).port}`;

async function measure(kind) {
  const child = fork(path('calls.js'), [kind, url, size.calls], { execArgv: ['--expose-gc'] });
  const [calls] = await once(child, 'message');
  child.kill('SIGKILL');
  const cpuMicros = await measureEcho(kind, stunUrl, size);
  return { ...calls, packetsPerSecond: 1e6 / cpuMicros };
}

const results = { bare: [], engage: [] };
for (let round = 0; round < size.rounds; round += 1) {
  for (const [kind, all] of Object.entries(results)) all.push(await measure(kind));
}
engage.kill();
await rm(directory, { recursive: true });

console.log(
  `Node ${process.version}, ${cpus().length}× ${cpus()[0]?.model}, ${size.rounds} rounds`,
);
for (const [key, [what, isMoreBetter]] of Object.entries(figures)) {
  const [bare, own] = ['bare', 'engage'].map((kind) =>
    median(results[kind].map((result) => result[key])),
  );
  const ratio = isMoreBetter ? bare / own : own / bare;
  const numbers = [bare, own].map((value) => value.toFixed(value < 100 ? 1 : 0).padStart(8));
  console.log(`${what.padEnd(32)} bare ${numbers[0]}  engage ${numbers[1]}  ${ratio.toFixed(2)}×`);
}
