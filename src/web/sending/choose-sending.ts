import type { PictureSize } from '../../client/pair.ts';
import type { Judgement } from './judge-way.ts';
import { ladder, lowestRung, rungAt } from './ladder.ts';

export type SendingFacts = {
  /** People besides oneself, each of whom gets a picture of their own. */
  readonly others: number;
  /** At which size that person shows it; undefined when they never told. */
  readonly shown: PictureSize | undefined;
  /** As it comes from the camera; undefined when unknown. */
  readonly captured: PictureSize | undefined;
  /** Of a screen the letters count, of a camera the motion. */
  readonly content: 'camera' | 'screen';
  readonly judgement: Pick<Judgement, 'isPaused' | 'pathRung' | 'cpuSteps'>;
};

/** In the words of `RTCRtpSendParameters`. */
export type SoundSending = { readonly maxBitrate: number; readonly priority: 'high' };

export type PictureSending = {
  readonly active: boolean;
  readonly maxBitrate: number;
  readonly scaleResolutionDownBy: number;
  readonly maxFramerate: number;
  readonly priority: 'low';
  readonly degradationPreference: 'maintain-framerate' | 'maintain-resolution';
};

// By the number of others: all pictures together take at most about 2.5 Mbit/s, which a common
// uplink has.
const rungsByOthers = [0, 0, 1, 2, 3, 3] as const;
const rungOfCrowd = 4;

/** A picture may be this much smaller than what it fills: stretched by so little, nobody sees it. */
const leastSharpness = 0.8;

const screen = { framesPerSecond: 15, leastFramesPerSecond: 5, leastBps: 400_000 };

/** Sound is sent whatever happens; a poor path only makes it thriftier. */
export function chooseSound({ judgement }: Pick<SendingFacts, 'judgement'>): SoundSending {
  return { maxBitrate: judgement.isPaused ? 24_000 : 40_000, priority: 'high' };
}

/** How to send one's picture to one person. */
export function choosePicture(facts: SendingFacts): PictureSending {
  return facts.content === 'screen' ? chooseScreen(facts) : chooseCamera(facts);
}

function chooseCamera({ others, shown, captured, judgement }: SendingFacts): PictureSending {
  const asked = Math.max(rungOfPeople(others), rungOfView(shown, captured)) + judgement.cpuSteps;
  const { bitsPerSecond } = rungAt(asked);
  // Bits are not taken away for the path's sake: the browser keeps to its own estimate, and with
  // less to send it would not notice when there is more room again.
  const { longEdge, framesPerSecond } = rungAt(Math.max(asked, judgement.pathRung));
  return {
    active: !judgement.isPaused && !isHidden(shown),
    maxBitrate: bitsPerSecond,
    scaleResolutionDownBy: captured === undefined ? 1 : scaleTo(longEdge, captured),
    maxFramerate: framesPerSecond,
    priority: 'low',
    degradationPreference: 'maintain-framerate',
  };
}

/** The tile of a person says nothing about how large their view of a screen is, but whether they look at all. */
function chooseScreen({ others, shown, judgement }: SendingFacts): PictureSending {
  const asked = rungOfPeople(others) + judgement.cpuSteps;
  const isStrained = Math.max(asked, judgement.pathRung) >= rungOfCrowd;
  return {
    active: !judgement.isPaused && !isHidden(shown),
    maxBitrate: Math.max(rungAt(asked).bitsPerSecond, screen.leastBps),
    scaleResolutionDownBy: 1,
    maxFramerate: isStrained ? screen.leastFramesPerSecond : screen.framesPerSecond,
    priority: 'low',
    degradationPreference: 'maintain-resolution',
  };
}

function isHidden(shown: PictureSize | undefined): boolean {
  return shown !== undefined && (shown.width === 0 || shown.height === 0);
}

function rungOfPeople(others: number): number {
  return rungsByOthers[others] ?? rungOfCrowd;
}

/** The lowest one that fills the box in which the picture is shown as a whole. */
function rungOfView(shown: PictureSize | undefined, captured: PictureSize | undefined): number {
  if (shown === undefined || captured === undefined) return 0;
  const scale = Math.min(shown.width / captured.width, shown.height / captured.height);
  const needed = Math.max(captured.width, captured.height) * scale * leastSharpness;
  const index = ladder.findLastIndex(({ longEdge }) => longEdge >= needed);
  return Math.min(Math.max(index, 0), lowestRung);
}

function scaleTo(longEdge: number, { width, height }: PictureSize): number {
  return Math.max(1, Math.max(width, height) / longEdge);
}
