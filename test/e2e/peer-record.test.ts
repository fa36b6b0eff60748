import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { join as enterCall, setUpChromium } from '../support/browser.ts';
import { flashAndBeep } from '../support/flash-and-beep.ts';
import { enterRecorder } from '../peer/support/recording-person.ts';
import { probe } from '../peer/support/sample-media.ts';

const run = promisify(execFile);
const { url, browser } = setUpChromium({ args: ['--autoplay-policy=no-user-gesture-required'] });

test('a page is recorded: every picture, the length of the call, sound and picture together', async () => {
  const context = await browser().newContext();
  const recorder = await enterRecorder(url(), { allowed: ['Ada'] });
  const page = await context.newPage();
  await page.addInitScript(flashAndBeep);
  await page.goto(url('/r/standup'));
  await enterCall({ page, context }, 'Ada');
  const startMs = performance.now();
  await recorder.hasPictures('Ada', 20);
  await expect
    .poll(() => performance.now() - startMs, { timeout: 20_000, interval: 100 })
    .toBeGreaterThan(10_000);
  await recorder.close();
  await context.close();

  const told = recorder.fileOf('Ada');
  const lengthMs = (told?.endedMs ?? 0) - (told?.beganMs ?? 0);
  const { streams, complaints, format } = await probe(recorder.path('Ada'));
  expect(complaints).toBe('');
  expect(streams).toHaveLength(2);
  expect(Math.abs(Number(format.duration) * 1000 - lengthMs)).toBeLessThan(0.03 * lengthMs);
  expect(streams[0]?.packets).toHaveLength(told?.pictures ?? 0);
  expect(streams[0]?.packets[0]?.isKeyFrame).toBe(true);

  const [flashes, beeps] = await Promise.all([
    onsets(recorder.path('Ada'), 'v'),
    onsets(recorder.path('Ada'), 'a'),
  ]);
  const apart = flashes.map((flash) => {
    const [nearest = Infinity] = beeps
      .map((beep) => beep - flash)
      .toSorted((a, b) => Math.abs(a) - Math.abs(b));
    return nearest;
  });
  const [offset = Infinity] = apart.toSorted((a, b) => a - b).slice(Math.floor(apart.length / 2));
  expect(flashes.length).toBeGreaterThan(5);
  expect(Math.abs(offset)).toBeLessThan(80);
});

/** When it becomes bright or loud, in milliseconds of the file. */
async function onsets(file: string, kind: 'a' | 'v'): Promise<readonly number[]> {
  const filter =
    kind === 'v'
      ? ['-vf', 'scale=1:1:flags=area,signalstats,metadata=print:key=lavfi.signalstats.YAVG:file=-']
      : [
          '-af',
          'asetnsamples=480,astats=metadata=1:reset=1,ametadata=print:key=lavfi.astats.Overall.RMS_level:file=-',
        ];
  const { stdout } = await run(
    'ffmpeg',
    ['-hide_banner', '-loglevel', 'error', '-i', file, '-map', `0:${kind}`, ...filter].concat([
      '-f',
      'null',
      '-',
    ]),
    { maxBuffer: 64 * 1024 ** 2 },
  );
  const found = [...stdout.matchAll(/pts_time:([\d.]+)\s+lavfi\.[^=]+=(\S+)/g)].map(
    ([, time, level]) => ({
      ms: Number(time) * 1000,
      isOn: Number(level) > (kind === 'v' ? 128 : -30),
    }),
  );
  return found.flatMap(({ ms, isOn }, at) => (isOn && found[at - 1]?.isOn === false ? [ms] : []));
}
