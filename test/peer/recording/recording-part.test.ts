import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { openPart, type PartOptions } from '../../../src/peer/recording/recording-part.ts';
import { pipeOutput } from '../../../src/peer/recording/recording-output.ts';
import { framesOf } from '../support/sample-media.ts';

function startPart(output: PartOptions['output']) {
  const events: string[] = [];
  const part = openPart({
    file: 'Ada.webm',
    source: 'person',
    output,
    pictureCodec: 'vp8',
    beganMs: 1_000,
    onFailure: (cause) => events.push(`failed: ${String(cause)}`),
    onSlow: () => events.push('slow'),
    onChange: () => events.push('change'),
  });
  const addSound = (index: number, bytes = 100_000) =>
    part.add(
      { data: Buffer.alloc(bytes, 1), timeMs: 1_000 + index * 1_000, isKeyFrame: true },
      'opus',
    );
  return { part, events, addSound };
}

test('a disk that stands still costs what comes meanwhile, and never more memory than that', async () => {
  const pipe = new PassThrough();
  const { part, events, addSound } = startPart(pipeOutput(pipe));
  const taken = Array.from({ length: 300 }, (_, index) => addSound(index));
  // 16 MiB, and what one frame is more.
  expect(taken.filter(Boolean)).toHaveLength(168);
  expect(events.filter((event) => event === 'slow')).toEqual(['slow']);

  const chunks: Buffer[] = [];
  pipe.on('data', (chunk: Buffer) => chunks.push(chunk));
  await expect.poll(() => addSound(400)).toBe(true);
  await part.close();
  const frames = await framesOf(Buffer.concat(chunks));
  expect(frames.length).toBe(part.report().sounds);
  expect(frames[0]?.timeMs).toBe(0);
  expect(part.report()).toMatchObject({
    gaps: [{ kind: 'sound', fromMs: 168_000, toMs: 401_000 }],
    beganMs: 1_000,
    endedMs: 401_000,
  });
});

test('an output that fails is told once, and closing is no error', async () => {
  const pipe = new PassThrough();
  pipe.resume();
  const { part, events, addSound } = startPart(pipeOutput(pipe));
  addSound(0);
  pipe.destroy(new Error('gone'));
  for (let index = 1; index < 20; index += 1) addSound(index);
  await expect.poll(() => events.join()).toContain('failed');
  await part.close();
  expect(events.filter((event) => event.startsWith('failed'))).toHaveLength(1);
  expect(addSound(21)).toBe(false);
  expect(part.report().failure).toBeDefined();
});
