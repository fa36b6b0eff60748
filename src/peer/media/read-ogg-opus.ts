import { DecodeError } from '../../protocol/fields.ts';
import type { ByteReader } from './byte-reader.ts';
import { knownTrack, type Demuxed, type MediaTrack, type TrackFrame } from './media-track.ts';
import { opusDurationMs } from './opus-packet.ts';
import { readOggPackets, type OggPacket } from './read-ogg.ts';

/** How the first packet of a stream begins, whose codec that tells. */
const beginnings: readonly (readonly [string, MediaTrack['kind'], string])[] = [
  ['\x01vorbis', 'audio', 'Vorbis'],
  ['\x7fFLAC', 'audio', 'FLAC'],
  ['Speex', 'audio', 'Speex'],
  ['\x80theora', 'video', 'Theora'],
];

/**
 * Reads Ogg Opus (RFC 7845). A stream that begins after the first one, as when a radio goes on to the
 * next piece, is one track with it.
 */
export async function readOggOpus(bytes: ByteReader): Promise<Demuxed> {
  const packets = readOggPackets(bytes);
  const tracks: MediaTrack[] = [];
  // The first packets of all streams come before any other (RFC 3533, section 6).
  let packet = await packets.next();
  const isFirstOf = new Set<number>();
  while (packet.done !== true && !isFirstOf.has(packet.value.serial) && tracks.length < 16) {
    isFirstOf.add(packet.value.serial);
    tracks.push(trackOf(packet.value, tracks.length + 1));
    if (isHead(packet.value)) break;
    packet = await packets.next();
  }
  const head = packet.value;
  const track = tracks.find(({ codec }) => codec === 'opus');
  return { tracks, frames: readFrames(track?.id ?? 0, head) };

  async function* readFrames(trackId: number, head: OggPacket | void) {
    if (trackId === 0 || head === undefined) return;
    let { serial } = head;
    let isTagsNext = true;
    let timeMs = -preSkipMs(head);
    for await (const packet of packets) {
      if (isHead(packet)) {
        serial = packet.serial;
        isTagsNext = true;
      } else if (packet.serial === serial && isTagsNext) {
        if (!startsWith(packet, 'OpusTags')) throw new DecodeError('it is Opus without its tags');
        isTagsNext = false;
      } else if (packet.serial === serial) {
        const frame: TrackFrame = { data: packet.data, timeMs, isKeyFrame: true, trackId };
        timeMs += opusDurationMs(packet.data);
        yield frame;
      }
    }
  }
}

function trackOf(packet: OggPacket, id: number): MediaTrack {
  if (isHead(packet)) return knownTrack(id, 'opus');
  const found = beginnings.find(([magic]) => startsWith(packet, magic));
  const [, kind, codecName] = found ?? ['', 'other' as const, 'an unknown codec'];
  return { id, kind, codec: undefined, codecName };
}

/** What a decoder drops at first (RFC 7845, section 5.1), in samples of 48 kHz. */
function preSkipMs({ data }: OggPacket): number {
  if (data.length < 19) throw new DecodeError('it is damaged');
  return data.readUInt16LE(10) / 48;
}

function isHead(packet: OggPacket): boolean {
  return startsWith(packet, 'OpusHead');
}

function startsWith({ data }: OggPacket, magic: string): boolean {
  return data.toString('latin1', 0, magic.length) === magic;
}
