import { DecodeError } from '../../protocol/fields.ts';

/** How long a packet sounds, from its first bytes, the table of contents (RFC 6716, section 3.1). */
export function opusDurationMs(packet: Uint8Array): number {
  const [contents, frameCount] = packet;
  if (contents === undefined) throw new DecodeError('it has an empty Opus packet');
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
  if (count === 0) throw new DecodeError('it has an Opus packet without frames');
  return count;
}
