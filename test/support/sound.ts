import { expect } from 'vitest';
import type { Person } from './browser.ts';

/** Longer without a packet of sound is a hole in a sentence. */
const longestSilenceMs = 3_000;

declare global {
  /** The longest time without a packet of sound since it is being watched. */
  var silenceMs: number;
  /** What has come so far. */
  var soundPackets: number;
}

/** From now on each page notes its longest silence. */
export async function watchSilence(people: readonly Person[]): Promise<void> {
  await Promise.all(people.map(({ page }) => page.evaluate(watchSound)));
}

/** Runs in the page, and goes on in it. */
function watchSound() {
  let heardAtMs = performance.now();
  globalThis.soundPackets = 0;
  globalThis.silenceMs = 0;
  const look = async () => {
    for (const report of (await globalThis.connections.at(-1)?.getStats())?.values() ?? []) {
      const {
        type,
        kind,
        packetsReceived = 0,
      } = report as {
        readonly type: string;
        readonly kind?: string;
        readonly packetsReceived?: number;
      };
      if (type !== 'inbound-rtp' || kind !== 'audio') continue;
      globalThis.silenceMs = Math.max(globalThis.silenceMs, performance.now() - heardAtMs);
      if (packetsReceived !== globalThis.soundPackets) heardAtMs = performance.now();
      globalThis.soundPackets = packetsReceived;
    }
  };
  setInterval(() => void look(), 100);
}

/** Resolves when so many more packets of sound have come to a page that is watched. */
export async function expectSound({ page }: Person, packets: number): Promise<void> {
  const read = () => page.evaluate(() => globalThis.soundPackets);
  const before = await read();
  await expect.poll(read, { timeout: 30_000 }).toBeGreaterThan(before + packets);
}

/** Holds that since it is watched sound never stopped for 3 s longer than its path did. */
export async function expectNoSilence(people: readonly Person[], outageMs = 0): Promise<void> {
  const silences = await Promise.all(
    people.map(({ page }) => page.evaluate(() => globalThis.silenceMs)),
  );
  for (const silenceMs of silences) expect(silenceMs).toBeLessThan(outageMs + longestSilenceMs);
}
