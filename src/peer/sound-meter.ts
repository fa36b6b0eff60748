import { RTP_EXTENSION_URI, type Extensions } from 'werift';

/** Hears how loud somebody is without decoding: senders write it beside their sound (RFC 6464). */
export type SoundMeter = {
  readonly add: (extensions: Extensions | undefined) => void;
  /** The loudest since it was asked last, of full scale 1; undefined before anything was said. */
  readonly take: () => number | undefined;
};

export function createSoundMeter(): SoundMeter {
  let isSaid = false;
  let loudest = 0;
  return {
    add: (extensions) => {
      const level = readLevel(extensions?.[RTP_EXTENSION_URI.audioLevelIndication]);
      if (level === undefined) return;
      isSaid = true;
      loudest = Math.max(loudest, level);
    },
    take: () => {
      const taken = isSaid ? loudest : undefined;
      loudest = 0;
      return taken;
    },
  };
}

/** Given in dB below full scale, from 0 to 127, which stands for silence. */
function readLevel(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null || !('level' in value)) return undefined;
  const { level } = value;
  if (typeof level !== 'number') return undefined;
  return level === 127 ? 0 : 10 ** (-level / 20);
}
