import { expect, test } from 'vitest';
import { rankCodecs } from '../../../src/web/sending/rank-codecs.ts';

const codecs = ['AV1', 'rtx', 'H264', 'VP9', 'red', 'VP8', 'ulpfec'].map((name) => ({
  mimeType: `video/${name}`,
}));

test.for([
  { machine: 'a usual laptop', cores: 4, inHardware: [], order: 'VP8 VP9 H264 AV1' },
  { machine: 'a large one', cores: 8, inHardware: [], order: 'VP9 VP8 H264 AV1' },
  { machine: 'a phone', cores: 8, inHardware: ['video/h264'], order: 'H264 VP9 VP8 AV1' },
])('on $machine: $order, and what repairs losses at the end', ({ cores, inHardware, order }) => {
  const ranked = rankCodecs(codecs, { cores, inHardware: new Set(inHardware) });
  expect(ranked.map(({ mimeType }) => mimeType.slice('video/'.length)).join(' ')).toBe(
    `${order} rtx red ulpfec`,
  );
});
