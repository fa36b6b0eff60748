import type { EncodedFrame } from './encoded-frame.ts';

/** What browsers take over WebRTC, and what can be recorded. */
export type Codec = 'vp8' | 'vp9' | 'h264' | 'av1' | 'opus';

export type MediaTrack = {
  /** Unique among the tracks of one file. */
  readonly id: number;
  readonly kind: 'video' | 'audio' | 'other';
  /** Undefined for what cannot be sent as it is and needs ffmpeg. */
  readonly codec: Codec | undefined;
  /** For people, such as "H.265" or "AAC". */
  readonly codecName: string;
};

/** H264 as Annex B with its parameter sets before each key frame, AV1 as OBUs with their sizes. */
export type TrackFrame = EncodedFrame & { readonly trackId: number };

/** What is read of a container: its tracks, then the frames of those whose codec is known. */
export type Demuxed = {
  readonly tracks: readonly MediaTrack[];
  /** In the order in which they are decoded. Throws a DecodeError where the input is damaged. */
  readonly frames: AsyncIterable<TrackFrame>;
};

const names: Record<Codec, string> = {
  vp8: 'VP8',
  vp9: 'VP9',
  h264: 'H.264',
  av1: 'AV1',
  opus: 'Opus',
};

export function knownTrack(id: number, codec: Codec): MediaTrack {
  return { id, kind: codec === 'opus' ? 'audio' : 'video', codec, codecName: names[codec] };
}
