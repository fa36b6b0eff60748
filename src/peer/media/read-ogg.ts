import { DecodeError } from '../../protocol/fields.ts';

const pageHeaderBytes = 27;
const continuedFlag = 0x01;

type Page = {
  readonly isContinued: boolean;
  readonly serial: number;
  /** Lengths of the segments; one of 255 goes on in the next segment (RFC 3533, section 5). */
  readonly lacing: Uint8Array;
  readonly body: Uint8Array;
};

/**
 * Reads the packets of the first logical stream of an Ogg file (RFC 3533), with the checksum of
 * each page. Throws {@link DecodeError} when a page is damaged or the last packet is cut off.
 */
export function readOggPackets(file: Uint8Array): readonly Uint8Array[] {
  const packets: Uint8Array[] = [];
  let unfinished: Uint8Array[] = [];
  let serial: number | undefined;
  for (const page of readPages(file)) {
    serial ??= page.serial;
    if (page.serial !== serial) continue;
    if (page.isContinued !== unfinished.length > 0) throw new DecodeError('an Ogg page is missing');
    let offset = 0;
    for (const length of page.lacing) {
      unfinished.push(page.body.subarray(offset, offset + length));
      offset += length;
      if (length === 255) continue;
      packets.push(Buffer.concat(unfinished));
      unfinished = [];
    }
  }
  if (unfinished.length > 0) throw new DecodeError('the last Ogg packet is cut off');
  return packets;
}

function* readPages(file: Uint8Array): Generator<Page> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  for (let offset = 0; offset < file.length;) {
    const lacingAt = offset + pageHeaderBytes;
    if (lacingAt > file.length) throw new DecodeError('an Ogg page is cut off');
    if (view.getUint32(offset) !== 0x4f676753) throw new DecodeError('not Ogg'); // "OggS"
    const bodyAt = lacingAt + view.getUint8(offset + 26);
    const lacing = file.subarray(lacingAt, bodyAt);
    const end = bodyAt + lacing.reduce((sum, length) => sum + length, 0);
    if (end > file.length) throw new DecodeError('an Ogg page is cut off');
    if (checksum(file.subarray(offset, end)) !== view.getUint32(offset + 22, true)) {
      throw new DecodeError('an Ogg page is damaged');
    }
    yield {
      isContinued: (view.getUint8(offset + 5) & continuedFlag) !== 0,
      serial: view.getUint32(offset + 14, true),
      lacing,
      body: file.subarray(bodyAt, end),
    };
    offset = end;
  }
}

/** CRC-32 with the polynomial 0x04c11db7, neither reflected nor inverted; its own field counts as 0. */
function checksum(page: Uint8Array): number {
  let crc = 0;
  for (const [index, byte] of page.entries()) {
    crc ^= (index >= 22 && index < 26 ? 0 : byte) << 24;
    for (let bit = 0; bit < 8; bit += 1) crc = crc < 0 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
  }
  return crc >>> 0;
}
