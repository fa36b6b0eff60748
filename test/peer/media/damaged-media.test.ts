import { array, assert, asyncProperty, nat, oneof, option, tuple } from 'fast-check';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { EngageError } from '../../../src/protocol/errors.ts';
import { readMedia } from '../../../src/peer/media/read-media.ts';
import { codecArgs, makeSample, pipeOf } from '../support/sample-media.ts';

const { vp8, h264, opus } = codecArgs;
/** A tenth of it, so that flipped bytes hit what has structure. */
const short = ['-t', '0.4'];
const fragments = [
  '-movflags',
  'frag_keyframe+empty_moov+default_base_moof',
  '-frag_duration',
  '100000',
];

/** No damage makes more of these files than they are: that would be a loop. */
const maxFrames = 5000;
const maxGrowthBytes = 64 * 1024 ** 2;

test.each([
  ['damaged.webm', [...vp8, ...opus, ...short]],
  ['damaged.mkv', [...h264, ...opus, ...short]],
  ['damaged.mp4', [...h264, ...opus, ...short, '-movflags', 'faststart']],
  ['damaged-fragments.mp4', [...h264, ...opus, ...short, ...fragments]],
  ['damaged.ogg', ['-vn', ...opus, ...short]],
  ['damaged.ivf', [...vp8, ...short]],
])(
  '%s: whatever is wrong with it, reading ends, with an error in words if any',
  async (name, args) => {
    const whole = await readFile(await makeSample(name, args));
    const heads = nat(Math.min(whole.length, 1200) - 1);
    const flip = tuple(oneof(heads, nat(whole.length - 1)), nat(255));
    const before = process.memoryUsage();
    await assert(
      asyncProperty(
        array(flip, { minLength: 0, maxLength: 6 }),
        option(nat(whole.length), { nil: whole.length, freq: 3 }),
        async (flips, length) => {
          const damaged = Buffer.from(whole.subarray(0, length));
          for (const [at, value] of flips) if (at < length) damaged[at] = value;
          let count = 0;
          let code = 'unreadable-media';
          try {
            const media = await readMedia(pipeOf(damaged, 8192));
            for await (const { data } of media.frames()) {
              count += 1;
              expect(data.length).toBeLessThanOrEqual(2 * whole.length);
              if (count === maxFrames) break;
            }
          } catch (error) {
            if (!(error instanceof EngageError)) throw error;
            ({ code } = error);
          }
          expect(code).toBe('unreadable-media');
          expect(count).toBeLessThan(maxFrames);
        },
      ),
      { numRuns: 400 },
    );
    const after = process.memoryUsage();
    expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(maxGrowthBytes);
  },
);
