import { warn } from '../log.ts';
import type { PictureSending, SoundSending } from './choose-sending.ts';

/** Makes a sender send so. Does nothing when it does already, or has not been negotiated yet. */
export async function applySending(
  sender: RTCRtpSender,
  sending: SoundSending | PictureSending,
): Promise<void> {
  const parameters = sender.getParameters();
  const [encoding] = parameters.encodings;
  if (encoding === undefined) return;
  const { degradationPreference, ...wanted } = { degradationPreference: undefined, ...sending };
  const isSame = Object.entries(wanted).every(
    ([name, value]) => encoding[name as keyof typeof wanted] === value,
  );
  // The preference changes only with the kind of content, and then the encoding does as well.
  if (isSame) return;
  Object.assign(encoding, wanted);
  if (degradationPreference !== undefined) parameters.degradationPreference = degradationPreference;
  try {
    await sender.setParameters(parameters);
  } catch (cause) {
    // A negotiation came in between; the next look at the sender repeats it.
    warn('peer.sending-not-set', { cause });
  }
}
