import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const squares = 10;

/** Decodes a recording of the test card and reads the number on each picture (docs/architecture.md). */
export async function readCardNumbers(file: string): Promise<readonly number[]> {
  // A white square, eight bits, a black one: each becomes one byte.
  const picture = `crop=${squares * 32}:32:160:288,scale=${squares}:1:flags=area`;
  const { stdout } = await run(
    'ffmpeg',
    ['-hide_banner', '-loglevel', 'error', '-i', file, '-map', '0:v', '-vf', picture].concat([
      '-fps_mode',
      'passthrough',
      '-pix_fmt',
      'gray',
      '-f',
      'rawvideo',
      'pipe:1',
    ]),
    { encoding: 'buffer', maxBuffer: 64 * 1024 ** 2 },
  );
  const pictures = Array.from({ length: stdout.length / squares }, (_, index) =>
    stdout.subarray(index * squares, (index + 1) * squares),
  );
  return pictures.map((bytes) => {
    const middle = ((bytes[0] ?? 0) + (bytes[squares - 1] ?? 0)) / 2;
    return bytes.subarray(1, 9).reduce((number, byte) => number * 2 + (byte > middle ? 1 : 0), 0);
  });
}
