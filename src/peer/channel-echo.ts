import type { RTCDataChannel } from 'werift';
import { DecodeError, integer, oneOf, parseRecord } from '../protocol/fields.ts';

/** What a data channel was seen to carry, there and back. */
export type EchoReport = {
  readonly sent: number;
  /** Own messages that came back. */
  readonly echoed: number;
  /** Messages of the other side, all of which were sent back. */
  readonly received: number;
  /** Median of the round trips, undefined before the first one. */
  readonly rttMs: number | undefined;
};

export type ChannelEcho = { readonly report: () => EchoReport };

/** One after the other: enough for a median, over in well under a second on most networks. */
const messageCount = 20;

/**
 * Sends messages one after the other, each when the one before came back, and returns those of the
 * other side. `onEcho` is called for each own message that came back.
 */
export function createChannelEcho(channel: RTCDataChannel, onEcho: () => void): ChannelEcho {
  const roundTripsMs: number[] = [];
  let sent = 0;
  let received = 0;
  let sentAtMs: number | undefined; // Of the message whose echo has not come yet.

  function sendNext() {
    if (sent === messageCount) return;
    sent += 1;
    sentAtMs = performance.now();
    channel.send(JSON.stringify({ type: 'echo-request', number: sent }));
  }

  function receive(data: string | Buffer) {
    const message = decode(data);
    if (message?.type === 'echo-request') {
      received += 1;
      channel.send(JSON.stringify({ type: 'echo-reply', number: message.number }));
    }
    if (message?.type === 'echo-reply' && message.number === sent && sentAtMs !== undefined) {
      roundTripsMs.push(performance.now() - sentAtMs);
      sentAtMs = undefined;
      onEcho();
      sendNext();
    }
  }

  channel.onMessage.subscribe(receive);
  if (channel.readyState === 'open') sendNext();
  else channel.stateChange.subscribe((state) => state === 'open' && sendNext());
  return {
    report: () => ({ sent, echoed: roundTripsMs.length, received, rttMs: median(roundTripsMs) }),
  };
}

/** Undefined for what is not ours: others may use the channel for something else. */
function decode(data: string | Buffer) {
  try {
    const fields = parseRecord(String(data));
    return {
      type: oneOf(fields, 'type', ['echo-request', 'echo-reply']),
      number: integer(fields, 'number'),
    };
  } catch (error) {
    if (error instanceof DecodeError) return undefined;
    throw error;
  }
}

function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
