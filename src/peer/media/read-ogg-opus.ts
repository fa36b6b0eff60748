import { DecodeError } from '../../protocol/fields.ts';
import type { EncodedFrame } from './encoded-frame.ts';
import { readOggPackets } from './read-ogg.ts';

/**
 * Reads the packets of an Ogg Opus file (RFC 7845): the two header packets, `OpusHead` and
 * `OpusTags`, are checked and left out. Throws {@link DecodeError} on anything else.
 */
export function readOggOpus(file: Uint8Array): readonly EncodedFrame[] {
  const [head, tags, ...packets] = readOggPackets(file);
  if (!startsWith(head, 'OpusHead')) throw new DecodeError('not Ogg Opus');
  if (!startsWith(tags, 'OpusTags')) throw new DecodeError('Ogg Opus without its tags');
  return packets.map((data) => ({ data, durationMs: opusDurationMs(data), isKeyFrame: true }));
}

/** How long a packet sounds, from its first bytes, the table of contents (RFC 6716, section 3.1). */
function opusDurationMs(packet: Uint8Array): number {
  const [contents, frameCount] = packet;
  if (contents === undefined) throw new DecodeError('empty Opus packet');
  return frameDurationMs(contents >> 3) * framesInPacket(contents & 0b11, frameCount);
}

/** RFC 6716, table 2: 32 configurations in runs of the same mode. */
function frameDurationMs(configuration: number): number {
  const step = configuration & 0b11;
  if (configuration < 12) return [10, 20, 40, 60][step] ?? 0; // SILK
  if (configuration < 16) return step % 2 === 0 ? 10 : 20; // Hybrid
  return [2.5, 5, 10, 20][step] ?? 0; // CELT
}

function framesInPacket(code: number, frameCount: number | undefined): number {
  if (code === 0) return 1;
  if (code < 3) return 2;
  const count = (frameCount ?? 0) & 0b11_1111;
  if (count === 0) throw new DecodeError('Opus packet without frames');
  return count;
}

function startsWith(packet: Uint8Array | undefined, magic: string): boolean {
  return (
    packet !== undefined && Buffer.from(packet).subarray(0, magic.length).equals(Buffer.from(magic))
  );
}
