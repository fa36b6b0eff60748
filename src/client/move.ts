import { decodeServerMessage } from '../protocol/decode.ts';
import { DecodeError } from '../protocol/fields.ts';
import { limits } from '../protocol/limits.ts';
import type { Clock, Socket } from './ports.ts';

export type MoveOptions = {
  readonly openSocket: () => Socket;
  readonly clock: Clock;
  /** Waits at random up to this, where a whole room is asked at once. */
  readonly spreadMs: number;
  /** The frame that takes the place over. It tells what was received up to this very moment. */
  readonly createResume: () => string;
  /** The place is on the new socket, which said so in this frame. Frames held are not needed. */
  readonly onMoved: (socket: Socket, frame: string) => void;
  /** The place is where it was; these are the frames held. */
  readonly onStayed: (held: readonly string[]) => void;
};

/** A place under way from one living socket to another. */
export type Move = {
  /**
   * Keeps a frame of the old socket back while the new one is asked: where it takes the place over,
   * it brings the same messages again. Says whether the frame is held.
   */
  readonly hold: (frame: string) => boolean;
  /** The old socket is lost: gives the new one out, if it has been asked; the answer is still to come. */
  readonly takeOver: () => Socket | undefined;
  readonly cancel: () => void;
};

/** Opens a second socket and takes the place over to it; the first one serves until that is done. */
export function startMove(options: MoveOptions): Move {
  const { clock } = options;
  let phase: 'waiting' | 'opening' | 'asking' | 'over' = 'waiting';
  let next: Socket | undefined;
  const held: string[] = [];
  let heldLength = 0;
  let cancelTimer = clock.after(clock.random() * options.spreadMs, open);

  function open() {
    const opened = options.openSocket();
    next = opened;
    phase = 'opening';
    opened.addEventListener('open', () => {
      if (phase !== 'opening') return;
      phase = 'asking';
      opened.send(options.createResume());
    });
    opened.addEventListener('message', ({ data }) => {
      if (phase === 'asking' && typeof data === 'string') answer(opened, data);
    });
    opened.addEventListener('close', stay);
    // Every error is followed by a close; without a listener ws would throw.
    opened.addEventListener('error', () => {});
    cancelTimer = clock.after(limits.moveTimeoutMs, stay);
  }

  function answer(from: Socket, frame: string) {
    switch (typeOf(frame)) {
      case 'resumed':
        finish();
        options.onMoved(from, frame);
        break;
      case 'ping': // Of the socket, not of the place.
        break;
      default:
        // Most likely session-lost: a process that does not know this person.
        stay();
    }
  }

  function stay() {
    if (phase === 'over') return;
    cancel();
    options.onStayed(held);
  }

  function cancel() {
    if (phase === 'over') return;
    finish();
    next?.close();
  }

  function finish() {
    phase = 'over';
    cancelTimer();
  }

  return {
    hold: (frame) => {
      if (phase !== 'asking') return false;
      held.push(frame);
      heldLength += frame.length;
      // The server keeps no more for one who resumes.
      if (heldLength > limits.outboxLength) stay();
      return true;
    },
    takeOver: () => {
      if (phase !== 'asking') return undefined;
      finish();
      return next;
    },
    cancel,
  };
}

function typeOf(frame: string): string | undefined {
  try {
    return decodeServerMessage(frame).type;
  } catch (error) {
    if (error instanceof DecodeError) return undefined;
    throw error;
  }
}
