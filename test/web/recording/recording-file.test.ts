import { expect, test } from 'vitest';
import type { ChosenFile } from '../../../src/web/saving/choose-file.ts';
import { openDiskFile } from '../../../src/web/recording/recording-file.ts';

const pieceBytes = 4 * 1024 * 1024;
const piece = () => new Blob([new Uint8Array(pieceBytes)]);

/** A disk as browsers have it: what was written becomes the file on closing, and is lost on failure. */
async function chooseOnDisk(roomBytes: number) {
  let fileBytes = 0;
  let copiedBytes = 0;
  const createWritable = async (options?: FileSystemCreateWritableOptions) => {
    let bytes = options?.keepExistingData === true ? fileBytes : 0;
    copiedBytes += bytes;
    let position = 0;
    let isBroken = false;
    return {
      seek: async (to: number) => {
        position = to;
      },
      write: async (data: Blob) => {
        isBroken ||= position + data.size > roomBytes;
        if (isBroken) throw new DOMException('full', 'QuotaExceededError');
        position += data.size;
        bytes = Math.max(bytes, position);
      },
      close: async () => {
        if (isBroken) throw new TypeError('broken');
        fileBytes = bytes;
      },
    };
  };
  const handle = { createWritable };
  // Of the browser's types this is what the code uses.
  const chosen = { handle, file: await createWritable() } as unknown as ChosenFile;
  return { chosen, fileBytes: () => fileBytes, copiedBytes: () => copiedBytes };
}

test('all that was written is in the file, and the copies of it were less than twice its length', async () => {
  const disk = await chooseOnDisk(Infinity);
  const file = openDiskFile(disk.chosen);
  for (let count = 0; count < 40; count += 1) await file.write(piece());
  expect(await file.close()).toBe(40 * pieceBytes);
  expect(disk.fileBytes()).toBe(40 * pieceBytes);
  expect(disk.copiedBytes()).toBeLessThan(2 * 40 * pieceBytes);
});

test('on a disk that runs full at least half stays in the file', async () => {
  const disk = await chooseOnDisk(20 * pieceBytes);
  const file = openDiskFile(disk.chosen);
  for (let count = 0; count < 20; count += 1) await file.write(piece());
  await expect(file.write(piece())).rejects.toThrow('full');
  const safe = await file.close();
  expect(safe).toBeGreaterThanOrEqual(10 * pieceBytes);
  expect(disk.fileBytes()).toBe(safe);
});
