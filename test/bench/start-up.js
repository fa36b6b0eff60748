// Prints how long `engage --version` takes against bare Node, interleaved, as a ratio of medians.
// Run with `npm run bench`; plain JavaScript, so that nothing but Node starts it.
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../bin/engage.js', import.meta.url));
const cases = {
  'node -e 0': ['-e', '0'],
  'engage --version': [bin, '--version'],
  'engage serve --help': [bin, 'serve', '--help'],
};
const rounds = 30;

const times = Object.fromEntries(Object.keys(cases).map((name) => [name, []]));
for (let round = 0; round < rounds; round += 1) {
  for (const [name, args] of Object.entries(cases)) {
    const start = performance.now();
    const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
    if (status !== 0) throw new Error(`${name} ended with ${status}`);
    times[name].push(performance.now() - start);
  }
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const bareMs = median(times['node -e 0']);
console.log(`Node ${process.version}, ${cpus().length}× ${cpus()[0]?.model}, ${rounds} rounds`);
for (const [name, values] of Object.entries(times)) {
  const ms = median(values);
  console.log(`${name.padEnd(20)} ${ms.toFixed(0).padStart(5)} ms  ${(ms / bareMs).toFixed(2)}×`);
}
