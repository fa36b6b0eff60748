import { mkdtemp, readdir, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPaths } from 'node:path';
import { onTestFinished } from 'vitest';
import { expectMedia, join, openPerson, startChromium, type Person } from './browser.ts';
import type { Lab } from './natlab.ts';
import { watchSilence } from './sound.ts';

/** Opens a page in a Chromium of its own on a host of the lab; the end of the test closes it. */
export async function openOnHost(lab: Lab, host: string, url: string): Promise<Person> {
  const folder = await mkdtemp(joinPaths(tmpdir(), 'engage-lab-browser-'));
  const executablePath = joinPaths(folder, 'chromium');
  const enter = `nsenter ${(await namespacesOf(lab, host)).join(' ')}`;
  await writeFile(executablePath, `#!/bin/sh\nexec ${enter} /usr/bin/chromium "$@"\n`, {
    mode: 0o700,
  });
  const browser = await startChromium({
    executablePath,
    // The lab has no certificates, and without https there are no cameras.
    args: [`--unsafely-treat-insecure-origin-as-secure=${new URL(url).origin}`],
  });
  onTestFinished(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });
  return openPerson(browser, url, {
    // Its origin is no secure one, and its network may go.
    mayComplain: /Cross-Origin-Opener-Policy|WebSocket (?:connection to .* failed|is already)/,
  });
}

/** Two people in a call of their own on two hosts, whose silences are watched from now on. */
export async function callOfTwo(lab: Lab, url: string, hosts: readonly [string, string]) {
  const [ada, bob] = await Promise.all([
    openOnHost(lab, hosts[0], url),
    openOnHost(lab, hosts[1], url),
  ]);
  await join(ada, 'Ada');
  await join(bob, 'Bob');
  await Promise.all([expectMedia(ada, 1), expectMedia(bob, 1)]);
  await watchSilence([ada, bob]);
  return { ada, bob };
}

/** The arguments of nsenter(1) that lead to a host from outside of the lab. */
async function namespacesOf(lab: Lab, host: string): Promise<readonly string[]> {
  const { stdout } = await lab.run(host, 'readlink', '/proc/self/ns/net');
  // Keeps the namespace in sight; ends with the lab.
  lab.run(host, 'sleep', 'infinity').catch(() => undefined);
  const pid = await findProcess(stdout.trim());
  const isOwnUser =
    (await readlink(`/proc/${pid}/ns/user`)) === (await readlink('/proc/self/ns/user'));
  return ['--target', pid, '--net', ...(isOwnUser ? [] : ['--user', '--preserve-credentials'])];
}

/** A process in a namespace as this machine numbers it, which is not as the lab does. */
async function findProcess(netNamespace: string): Promise<string> {
  const deadline = performance.now() + 10_000;
  while (performance.now() < deadline) {
    for (const pid of await readdir('/proc')) {
      if (!/^\d+$/.test(pid)) continue;
      const found = await readlink(`/proc/${pid}/ns/net`).catch(() => undefined);
      if (found === netNamespace) return pid;
    }
  }
  throw new Error(`no process in ${netNamespace}`);
}
