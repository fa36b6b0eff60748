import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { WebSocket, type RawData } from 'ws';
import { decodeClientMessage } from '../protocol/decode.ts';
import { encodeMessage } from '../protocol/encode.ts';
import { closeCodes, type RefusalCode } from '../protocol/errors.ts';
import { DecodeError } from '../protocol/fields.ts';
import { protocolVersion, type Limits } from '../protocol/limits.ts';
import type { Moderation } from '../protocol/messages.ts';
import { scanSignalFrame } from '../protocol/signal-frame.ts';
import type { CloseCause, Counters } from './counters.ts';
import type { Entrance, EntryMessage, Hall, Seat } from './entrance.ts';
import type { Link } from './people.ts';
import type { Frame, Refusal } from './room.ts';
import type { Rooms } from './rooms.ts';
import { createTokenBucket } from '../protocol/token-bucket.ts';

export type SessionOptions = {
  readonly socket: WebSocket;
  /** What the socket writes to. */
  readonly stream: Duplex;
  readonly rooms: Rooms;
  readonly limits: Limits;
  readonly log: Logger;
  readonly counters: Counters;
  /** Makes the way in for this socket. */
  readonly createEntrance: (hall: Hall) => Entrance;
};

/** One socket of the server. */
export type Session = {
  /** Asks for a sign of life; gives the socket up when earlier ones stayed unanswered. */
  readonly ping: () => void;
  /** Asks a person to take their place up on another socket; watchers lose nothing by a new start. */
  readonly move: () => void;
  readonly role: () => Seat['role'];
  /** What waits for the other side to read. */
  readonly queuedBytes: () => number;
};

const notHost: Refusal = {
  code: 'not-allowed',
  message: 'Only hosts of the room may do this.',
};

const textFrame = { binary: false, compress: false } as const;

/** Speaks the protocol on one socket until it closes; a bug ends this socket and no other. */
export function createSession(options: SessionOptions): Session {
  const { socket, stream, rooms, limits, log, counters } = options;
  let seat: Seat = { role: 'none' };
  let missedPings = 0;
  let cause: CloseCause = 'gone';
  const messages = createTokenBucket(limits.messagesPerSecond, limits.messageBurst, monotonicMs);
  const bytes = createTokenBucket(limits.bytesPerSecond, limits.byteBurst, monotonicMs);
  let joinDeadline: NodeJS.Timeout | undefined = setTimeout(() => {
    cause = 'join-timeout';
    socket.close(closeCodes.joinTimeout, 'no join');
  }, limits.joinDeadlineMs);

  const link: Link = {
    sendFrame,
    replace: () => {
      seat = { role: 'none' };
      cause = 'replaced';
      socket.close(closeCodes.replaced, 'resumed elsewhere');
    },
    end: ({ code, message }) => {
      seat = { role: 'none' };
      sendFrame(encodeMessage({ type: 'ended', code, message }));
      cause = 'ended';
      socket.close(1000, code);
    },
  };

  let entrance: Entrance | undefined = options.createEntrance({
    link,
    isOpen: () => socket.readyState === WebSocket.OPEN,
    seat: () => seat,
    sit,
    refuse,
    fail,
  });

  function sendFrame(frame: Frame) {
    if (socket.readyState !== WebSocket.OPEN) return;
    gatherWrites(stream);
    socket.send(frame, textFrame);
    if (socket.bufferedAmount > limits.sendQueueBytes) {
      log.warn({ event: 'socket.too-slow', bytes: socket.bufferedAmount });
      cause = 'too-slow';
      socket.terminate(); // A close frame would only queue behind the rest.
    }
  }

  function refuse(code: RefusalCode, message: string) {
    counters.refused[code] += 1;
    log.debug({ event: 'message.refused', code });
    sendFrame(encodeMessage({ type: 'refused', code, message }));
  }

  function receive(frame: string) {
    const message = decodeClientMessage(frame);
    switch (message.type) {
      case 'join':
      case 'watch':
      case 'resume':
        enter(message);
        break;
      case 'signal':
        if (seat.role === 'person') seat.person.signal(message.to, message.payload);
        else refuse('not-joined', 'Join a room before sending signals.');
        break;
      case 'moderate':
        moderate(message);
        break;
      case 'leave':
        leave();
        cause = 'left';
        socket.close(1000);
        break;
      case 'pong':
        if (seat.role === 'person') seat.person.acknowledge(message.received);
        break;
      default:
        message satisfies never;
    }
  }

  /** Passes a signal of the usual form on as it came; says whether it was one. */
  function forward(data: Buffer): boolean {
    if (seat.role !== 'person') return false;
    const found = scanSignalFrame(data);
    if (found === undefined) return false;
    const to = data.toString('latin1', found.idStart, found.idEnd);
    seat.person.signal(to, data.subarray(found.payloadStart));
    return true;
  }

  function enter(message: EntryMessage) {
    if (message.version !== protocolVersion) {
      refuse(
        'unsupported-version',
        `This server speaks version ${protocolVersion} of the protocol, not ${message.version}. Reload the page or update engage.`,
      );
    } else if (entrance === undefined || seat.role !== 'none') {
      refuse('already-joined', 'This connection is in a room already.');
    } else {
      entrance.enter(message);
    }
  }

  function moderate(moderation: Moderation) {
    if (seat.role !== 'person') {
      refuse('not-joined', 'Join a room before you decide for it.');
      return;
    }
    const { room, self } = seat.person.place;
    const refusal = self.isHost === true ? rooms.moderate(room, moderation) : notHost;
    if (refusal !== undefined) refuse(refusal.code, refusal.message);
  }

  function sit(taken: Seat) {
    seat = taken;
    if (taken.role === 'none' || taken.role === 'entering') return;
    clearTimeout(joinDeadline);
    // Thousands may sit: what was for entering is not kept for them.
    joinDeadline = undefined;
    if (taken.role !== 'waiting') entrance = undefined;
  }

  function leave() {
    if (seat.role === 'person') seat.person.leave();
    if (seat.role === 'watcher' || seat.role === 'waiting') seat.place.leave();
    seat = { role: 'none' };
  }

  /** Ends a socket for a fault of its own: its place is not kept. */
  function expel(fault: CloseCause, code: number, reason: string) {
    leave();
    cause = fault;
    socket.close(code, reason);
  }

  function fail(error: unknown) {
    log.error({ event: 'session.bug', err: error });
    expel('internal-error', closeCodes.internalError, 'internal error');
  }

  socket.on('message', (data: RawData, isBinary: boolean) => {
    missedPings = 0;
    if (!messages.take(1) || !bytes.take(sizeOf(data))) {
      log.warn({ event: 'socket.too-fast' });
      expel('too-fast', closeCodes.tooFast, 'too fast');
      return;
    }
    try {
      if (isBinary || !Buffer.isBuffer(data)) throw new DecodeError('a binary frame');
      if (!forward(data)) receive(data.toString());
    } catch (error) {
      if (error instanceof DecodeError) {
        refuse('malformed', `That message is not in the protocol: ${error.message}.`);
        return;
      }
      fail(error);
    }
  });
  socket.on('close', () => {
    clearTimeout(joinDeadline);
    counters.socketsClosed[cause] += 1;
    if (seat.role === 'person') seat.person.detach(link);
    else leave();
  });
  socket.on('error', (error) => {
    log.debug({ event: 'socket.error', err: error });
    // ws closes the socket itself, with 1009 for a frame that is too large.
    if ('code' in error && String(error.code).startsWith('WS_ERR_')) {
      cause = 'bad-frame';
      leave();
    }
  });

  return {
    ping: () => {
      if (missedPings >= limits.missedPings) {
        log.info({ event: 'socket.silent' });
        cause = 'silent';
        socket.terminate();
        return;
      }
      missedPings += 1;
      const received = seat.role === 'person' ? seat.person.received() : 0;
      sendFrame(encodeMessage({ type: 'ping', received }));
    },
    move: () => {
      if (seat.role === 'person') sendFrame(encodeMessage({ type: 'moving' }));
    },
    role: () => seat.role,
    queuedBytes: () => socket.bufferedAmount,
  };
}

/** What is sent because of one chunk received leaves in one system call, which costs most of all. */
function gatherWrites(stream: Duplex) {
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(uncork, stream);
}

function uncork(stream: Duplex) {
  stream.uncork();
}

function sizeOf(data: RawData): number {
  return Array.isArray(data) ? data.reduce((sum, part) => sum + part.length, 0) : data.byteLength;
}

function monotonicMs(): number {
  return performance.now();
}
