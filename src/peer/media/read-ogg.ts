import { DecodeError } from '../../protocol/fields.ts';
import { maxPieceBytes, type ByteReader } from './byte-reader.ts';

const pageHeaderBytes = 27;
const continuedFlag = 0x01;

/** A packet of one of the logical streams, which its serial number names. */
export type OggPacket = { readonly serial: number; readonly data: Buffer };

type Page = {
  readonly isContinued: boolean;
  readonly serial: number;
  /** Lengths of the segments; one of 255 goes on in the next segment (RFC 3533, section 5). */
  readonly lacing: Buffer;
  readonly body: Buffer;
};

/** More than any file has; each may have the beginning of a packet in memory. */
const maxStreams = 16;

/**
 * Reads the packets of all streams of an Ogg file (RFC 3533), with the checksum of each page. Throws
 * {@link DecodeError} when a page is damaged or a packet is cut off.
 */
export async function* readOggPackets(bytes: ByteReader): AsyncGenerator<OggPacket> {
  const unfinished = new Map<number, Buffer[]>();
  while (!(await bytes.isAtEnd())) {
    const page = await readPage(bytes);
    const parts = unfinished.get(page.serial) ?? [];
    if (page.isContinued !== parts.length > 0) throw new DecodeError('a page of it is missing');
    let offset = 0;
    for (const length of page.lacing) {
      parts.push(page.body.subarray(offset, offset + length));
      offset += length;
      if (length === 255) continue;
      yield { serial: page.serial, data: Buffer.concat(parts.splice(0)) };
    }
    if (parts.length * 255 > maxPieceBytes)
      throw new DecodeError('it has a packet that never ends');
    if (parts.length === 0) unfinished.delete(page.serial);
    else unfinished.set(page.serial, parts);
    if (unfinished.size > maxStreams) throw new DecodeError('it has too many streams');
  }
  if (unfinished.size > 0) throw new DecodeError('it is cut off');
}

async function readPage(bytes: ByteReader): Promise<Page> {
  const header = await bytes.read(pageHeaderBytes);
  if (header.toString('latin1', 0, 4) !== 'OggS') throw new DecodeError('a page of it is damaged');
  const lacing = await bytes.read(header.readUInt8(26));
  const body = await bytes.read(lacing.reduce((sum, length) => sum + length, 0));
  if (checksum([header, lacing, body]) !== header.readUInt32LE(22)) {
    throw new DecodeError('a page of it is damaged');
  }
  return {
    isContinued: (header.readUInt8(5) & continuedFlag) !== 0,
    serial: header.readUInt32LE(14),
    lacing,
    body,
  };
}

/** CRC-32 with the polynomial 0x04c11db7, neither reflected nor inverted; its own field counts as 0. */
function checksum([header, ...rest]: readonly [Buffer, ...Buffer[]]): number {
  const cleared = Buffer.from(header).fill(0, 22, 26);
  let crc = 0;
  for (const part of [cleared, ...rest]) {
    for (const byte of part) {
      crc ^= byte << 24;
      for (let bit = 0; bit < 8; bit += 1) crc = crc < 0 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
    }
  }
  return crc >>> 0;
}
