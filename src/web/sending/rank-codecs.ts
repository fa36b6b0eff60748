/** As `RTCRtpReceiver.getCapabilities` lists it. */
type Codec = { readonly mimeType: string };

export type Machine = {
  /** Of the processor, as far as the browser tells. */
  readonly cores: number;
  /** Encoded without it, in lower case: `video/h264`, … */
  readonly inHardware: ReadonlySet<string>;
};

// What is left of the list (rtx, red, ulpfec) repairs losses and must stay in it, at the end.
const byCost = ['video/vp8', 'video/vp9', 'video/h264', 'video/av1'];
const byBits = ['video/vp9', 'video/vp8', 'video/h264', 'video/av1'];

/** From so many on a picture for each of a few people in VP9 leaves room for all else. */
const coresForVp9 = 8;

/**
 * The order in which a machine would receive pictures, which is that in which it sends them. In a
 * mesh everyone encodes once for each other person, so that what an encoder costs counts more than
 * how well it packs: what hardware encodes comes first, then VP8, which is the cheapest in software
 * and known to every other side; VP9 before it where there are cores to spare; H264 in software
 * after both, as it costs like VP8 and packs no better; AV1 last, since it costs several times as
 * much.
 */
export function rankCodecs<T extends Codec>(codecs: readonly T[], machine: Machine): T[] {
  const order = machine.cores >= coresForVp9 ? byBits : byCost;
  const rank = ({ mimeType }: Codec) => {
    const name = mimeType.toLowerCase();
    const place = order.indexOf(name);
    if (place === -1) return 2 * order.length;
    return machine.inHardware.has(name) ? place : order.length + place;
  };
  return codecs.toSorted((a, b) => rank(a) - rank(b));
}
