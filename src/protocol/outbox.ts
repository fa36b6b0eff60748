/** Frames that the other side may not have received yet, in the order of sending. */
export type Outbox<Frame> = {
  /** Numbers the frame (from 1) and keeps it until it is acknowledged or room is needed. */
  readonly push: (frame: Frame) => void;
  /** Forgets the frames that the other side has received. */
  readonly acknowledge: (received: number) => void;
  /** The frames after the first `received`; `undefined` when one of them is no longer kept. */
  readonly after: (received: number) => readonly Frame[] | undefined;
};

/** Keeps frames of at most `maxLength` together, as they count it; the oldest give way. */
export function createOutbox<Frame extends { readonly length: number }>(
  maxLength: number,
): Outbox<Frame> {
  const frames: Frame[] = [];
  let length = 0;
  /** How many frames there were before the first one kept. */
  let before = 0;

  function dropFirst() {
    length -= frames.shift()?.length ?? 0;
    before += 1;
  }

  return {
    push: (frame) => {
      frames.push(frame);
      length += frame.length;
      while (length > maxLength) dropFirst();
    },
    acknowledge: (received) => {
      while (before < received && frames.length > 0) dropFirst();
    },
    after: (received) => {
      const isKept = received >= before && received <= before + frames.length;
      return isKept ? frames.slice(received - before) : undefined;
    },
  };
}
