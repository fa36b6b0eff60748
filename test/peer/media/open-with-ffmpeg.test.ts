import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { openWithFfmpeg } from '../../../src/peer/media/open-with-ffmpeg.ts';
import { collect, makeSample, temporaryFile } from '../support/sample-media.ts';

test('converts what cannot be sent as it is', async () => {
  const file = await makeSample('-other.mov', ['-c:v', 'mpeg4', '-c:a', 'aac']);
  const media = await openWithFfmpeg(file);
  onTestFinished(media.close);
  expect(media.tracks.map(({ codec }) => codec)).toEqual(['vp8', 'opus']);
  const frames = await collect(media.frames());
  const count = (id: number) => frames.filter(({ trackId }) => trackId === id).length;
  expect(media.tracks.map(({ id }) => count(id))).toEqual([50, expect.closeTo(100, -1)]);
});

test('closing ends ffmpeg in the middle of its work', async () => {
  const file = await makeSample('long.mov', ['-c:v', 'mpeg4', '-c:a', 'aac']);
  const media = await openWithFfmpeg(file);
  await media.close();
  await expect.poll(() => process.getActiveResourcesInfo()).not.toContain('ProcessWrap');
});

test('says in words what ffmpeg cannot read', async () => {
  const file = await temporaryFile('text.mp4');
  await writeFile(file, 'no media at all');
  await expect(openWithFfmpeg(file)).rejects.toMatchObject({
    code: 'unreadable-media',
    message: expect.stringContaining('Invalid data') as string,
  });
});

test('says what to install where ffmpeg is missing', async () => {
  const file = await temporaryFile('any.mp4');
  await expect(openWithFfmpeg(file, 'ffmpeg-that-is-not-there')).rejects.toMatchObject({
    code: 'unreadable-media',
    hint: expect.stringContaining('apt-get install ffmpeg') as string,
  });
});

test('a playlist makes it ask no server', async () => {
  let requests = 0;
  const server = createServer((_, response) => {
    requests += 1;
    response.end();
  });
  server.listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const list = await temporaryFile('list.m3u8');
  const head = '#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n';
  await writeFile(list, `${head}http://127.0.0.1:${port}/a.ts\n#EXT-X-ENDLIST\n`);
  await expect(openWithFfmpeg(list)).rejects.toMatchObject({ code: 'unreadable-media' });
  expect(requests).toBe(0);
});
