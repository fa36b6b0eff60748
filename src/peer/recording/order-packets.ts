import type { RtpPacket } from 'werift';
import { extend } from '../extend.ts';

export type Arrived = { readonly packet: RtpPacket; readonly atMs: number };

/** Gives packets in the order in which they were sent. */
export type PacketOrder = {
  readonly add: (packet: RtpPacket) => void;
  /** Forgets what still waits. */
  readonly stop: () => void;
};

export type PacketOrderOptions = {
  /** For so long the others wait for one that is missing: it may be sent again. */
  readonly waitMs: number;
  readonly give: (arrived: Arrived) => void;
  /** So many are missing before the next one. */
  readonly lose: (count: number) => void;
};

/** What waits at most, 1.2 MB: two seconds of 5 Mbit/s. */
const maxWaiting = 1_000;
/** Further away it is not the same count any more: the sender has begun anew. */
const maxJump = 3_000;

export function createPacketOrder({ waitMs, give, lose }: PacketOrderOptions): PacketOrder {
  const waiting = new Map<number, Arrived>();
  let next: number | undefined;
  let timer: NodeJS.Timeout | undefined;

  function giveAllInOrder() {
    if (next === undefined) return;
    for (let arrived = waiting.get(next); arrived !== undefined; arrived = waiting.get(next)) {
      waiting.delete(next);
      next += 1;
      give(arrived);
    }
    clearTimeout(timer);
    timer = undefined;
    const [oldest] = waiting.values();
    if (oldest === undefined) return;
    timer = setTimeout(giveUp, Math.max(0, oldest.atMs + waitMs - performance.now()));
  }

  /** Goes on with what is there. */
  function giveUp() {
    if (next === undefined || waiting.size === 0) return;
    const nearest = Math.min(...waiting.keys());
    lose(nearest - next);
    next = nearest;
    giveAllInOrder();
  }

  return {
    add: (packet) => {
      let sequence = extend(packet.header.sequenceNumber, 2 ** 16, next);
      if (next !== undefined && Math.abs(sequence - next) > maxJump) {
        waiting.clear();
        lose(1);
        next = undefined;
        sequence = packet.header.sequenceNumber;
      }
      next ??= sequence;
      // Else it was given already, or given up.
      if (sequence < next || waiting.has(sequence)) return;
      waiting.set(sequence, { packet, atMs: performance.now() });
      if (sequence === next) giveAllInOrder();
      else if (waiting.size > maxWaiting) giveUp();
      else timer ??= setTimeout(giveUp, waitMs);
    },
    stop: () => {
      clearTimeout(timer);
      waiting.clear();
    },
  };
}
