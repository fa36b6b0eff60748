import {
  useAV1 as av1,
  useH264 as h264,
  useVP8 as vp8,
  useVP9 as vp9,
  type RTCRtpCodecParameters,
} from 'werift';
import type { Codec } from './media-track.ts';

export type PictureCodec = Exclude<Codec, 'opus'>;

/** In the order in which a receiver asks for them: what every browser sends well comes first. */
export const pictureCodecs: readonly PictureCodec[] = ['vp8', 'vp9', 'h264', 'av1'];

const parameters: Record<PictureCodec, () => RTCRtpCodecParameters> = {
  vp8: () => vp8(),
  vp9: () => vp9(),
  h264: () => h264(),
  av1: () => av1(),
};

/** As werift offers it. */
export function weriftCodec(codec: PictureCodec): RTCRtpCodecParameters {
  return parameters[codec]();
}

/** Of what was agreed on; undefined for anything that carries no media of ours, such as `rtx`. */
export function codecNamed(name: string): Codec | undefined {
  const all: readonly Codec[] = [...pictureCodecs, 'opus'];
  return all.find((codec) => codec === name.toLowerCase());
}
