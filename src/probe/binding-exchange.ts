import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { decodeBindingReply, encodeBindingRequest, type BindingReply } from '../stun/binding.ts';
import { StunDecodeError } from '../stun/decode-error.ts';
import { createTransactionId } from '../stun/message.ts';

/**
 * Once one answer is in, the others are late after this long or five times the longest round trip,
 * whichever is more; a first answer is awaited to the end.
 */
const stragglerMs = 500;

export type ExchangeOptions = {
  readonly address: string;
  readonly port: number;
  readonly count: number;
  /** Between one request and the next. */
  readonly intervalMs: number;
  /** From the first request to giving up. */
  readonly timeoutMs: number;
  readonly stop: AbortSignal;
};

/** What happened on one socket. */
export type Exchange = {
  readonly sent: number;
  /** Of the answered requests, in the order of their sending. */
  readonly rttsMs: readonly number[];
  /** The first answer to one of the requests. */
  readonly reply?: BindingReply;
  /** Packets from the server that answer none of the requests. */
  readonly strays: number;
  readonly end: 'answered' | 'timeout' | 'stopped' | { readonly error: Error };
};

/**
 * Sends paced Binding requests from one fresh socket and awaits their answers. Each has its own
 * transaction id and is sent once: a retransmission would leave open which one was answered. The
 * socket is connected, so that the system drops what others send and reports ICMP's refusals.
 */
export function exchangeBindings(options: ExchangeOptions): Promise<Exchange> {
  const { address, port, count, intervalMs, timeoutMs, stop } = options;
  return new Promise((resolve) => {
    const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
    const giveUpAt = performance.now() + timeoutMs;
    const sentAt = new Map<string, number>();
    const rttsMs = new Map<string, number>();
    let reply: BindingReply | undefined;
    let attempts = 0;
    let strays = 0;
    let isOver = false;
    let pacer: NodeJS.Timeout | undefined;
    let deadline = setTimeout(() => finish('timeout'), timeoutMs);

    const finish = (end: Exchange['end']) => {
      if (isOver) return;
      isOver = true;
      clearInterval(pacer);
      clearTimeout(deadline);
      stop.removeEventListener('abort', onStop);
      socket.close();
      resolve({
        sent: sentAt.size,
        rttsMs: [...sentAt.keys()].flatMap((id) => rttsMs.get(id) ?? []),
        ...(reply === undefined ? {} : { reply }),
        strays,
        end,
      });
    };
    const onStop = () => finish('stopped');
    // After an answer, an error is one lost packet; before it, no answer will come.
    const onError = (error: Error) => {
      if (rttsMs.size === 0) finish({ error });
    };

    const send = () => {
      attempts += 1;
      const transactionId = createTransactionId();
      const id = transactionId.toString('hex');
      sentAt.set(id, performance.now());
      socket.send(encodeBindingRequest(transactionId), (error) => {
        if (error === null) return;
        sentAt.delete(id); // It never left this machine, so the network did not lose it.
        onError(error);
      });
      if (attempts < count) return;
      clearInterval(pacer);
      awaitStragglers();
    };

    const receive = (packet: Buffer) => {
      const receivedAt = performance.now();
      const answer = decodeReply(packet);
      const id = answer?.transactionId.toString('hex') ?? '';
      const requestAt = sentAt.get(id);
      if (answer === undefined || requestAt === undefined) {
        strays += 1;
        return;
      }
      if (rttsMs.has(id)) return; // The network may double a packet.
      rttsMs.set(id, receivedAt - requestAt);
      reply ??= answer;
      awaitStragglers();
    };

    const awaitStragglers = () => {
      if (attempts < count || rttsMs.size === 0) return;
      if (rttsMs.size === sentAt.size) {
        finish('answered');
        return;
      }
      const lateMs = Math.max(stragglerMs, 5 * Math.max(...rttsMs.values()));
      const lateAt = Math.max(...sentAt.values()) + lateMs;
      clearTimeout(deadline);
      deadline = setTimeout(
        () => finish('timeout'),
        Math.max(0, Math.min(giveUpAt, lateAt) - performance.now()),
      );
    };

    socket.on('error', onError);
    socket.on('message', receive);
    socket.on('connect', () => {
      if (isOver) return;
      send();
      if (count > 1) pacer = setInterval(send, intervalMs);
    });
    stop.addEventListener('abort', onStop);
    if (stop.aborted) finish('stopped');
    else socket.connect(port, address);
  });
}

function decodeReply(packet: Buffer): BindingReply | undefined {
  try {
    return decodeBindingReply(packet);
  } catch (error) {
    if (error instanceof StunDecodeError) return undefined;
    throw error;
  }
}
