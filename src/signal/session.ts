import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { WebSocket, type RawData } from 'ws';
import { decodeClientMessage } from '../protocol/decode.ts';
import { encodeMessage } from '../protocol/encode.ts';
import { closeCodes, type RefusalCode } from '../protocol/errors.ts';
import { DecodeError } from '../protocol/fields.ts';
import { protocolVersion, type Limits } from '../protocol/limits.ts';
import type { ClientMessage, IceServer, Moderation } from '../protocol/messages.ts';
import { scanSignalFrame } from '../protocol/signal-frame.ts';
import type { CloseCause, Counters } from './counters.ts';
import type { JoinThrottle } from './join-throttle.ts';
import type { Doorkeeper, Refused } from './doorkeeper.ts';
import type { Link, People, Person } from './people.ts';
import { isRefusal, type Frame, type Grant, type Refusal } from './room.ts';
import type { LobbyPlace, Place, Rooms } from './rooms.ts';
import { createTokenBucket } from './token-bucket.ts';

export type SessionOptions = {
  readonly socket: WebSocket;
  /** What the socket writes to. */
  readonly stream: Duplex;
  readonly rooms: Rooms;
  readonly people: People;
  readonly limits: Limits;
  readonly log: Logger;
  readonly counters: Counters;
  /** The ICE servers for a person who reached this server as this session did. */
  readonly iceServers: readonly IceServer[];
  readonly doorkeeper: Doorkeeper;
  /** Slows down those whose attempts to enter keep failing. */
  readonly throttle: JoinThrottle;
  /** Who this is, for the throttle. */
  readonly client: string;
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

type WatchRequest = Extract<ClientMessage, { type: 'watch' }>;

type JoinRequest = Extract<ClientMessage, { type: 'join' }>;

const textFrame = { binary: false, compress: false } as const;

type Seat =
  | { readonly role: 'none' }
  /** The door is being asked. */
  | { readonly role: 'entering' }
  | { readonly role: 'waiting'; readonly place: LobbyPlace }
  | { readonly role: 'person'; readonly person: Person }
  | { readonly role: 'watcher'; readonly place: Place };

/** Speaks the protocol on one socket until it closes; a bug ends this socket and no other. */
export function createSession(options: SessionOptions): Session {
  const { socket, stream, rooms, people, limits, log, counters } = options;
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
        if (mayEnter(message)) enter(message);
        break;
      case 'watch':
        if (mayEnter(message)) mayWatch(message);
        break;
      case 'resume':
        if (mayEnter(message)) resume(message);
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

  function mayEnter({ version }: { readonly version: number }): boolean {
    if (version !== protocolVersion) {
      refuse(
        'unsupported-version',
        `This server speaks version ${protocolVersion} of the protocol, not ${version}. Reload the page or update engage.`,
      );
      return false;
    }
    if (seat.role !== 'none') {
      refuse('already-joined', 'This connection is in a room already.');
      return false;
    }
    const waitMs = options.throttle.waitMs(options.client);
    if (waitMs > 0) {
      refuse(
        'too-many-attempts',
        `Too many attempts have failed. Try again in ${Math.ceil(waitMs / 1000)} s.`,
      );
      return false;
    }
    return true;
  }

  /** Asks the door; its answer counts only while this socket still waits for it. */
  function ask<Answer>(question: Promise<Answer>, onAnswer: (answer: Answer) => void) {
    const asking: Seat = { role: 'entering' };
    seat = asking;
    const takeIn = (answer: Answer) => {
      if (seat !== asking) return;
      seat = { role: 'none' };
      if (socket.readyState === WebSocket.OPEN) onAnswer(answer);
    };
    question.then(takeIn).catch(fail);
  }

  function enter(request: JoinRequest) {
    // Who comes with the secret of a server that had another key is no thief.
    if (people.isTheft(request)) options.throttle.fail(options.client);
    ask(options.doorkeeper.admit(request.room, request.token), (grant) => {
      const returning = people.grantReturning(request);
      if (isRefusal(grant)) {
        if (returning === undefined) turnAway(grant);
        else join(request, returning);
      } else {
        join(request, returning === undefined ? grant : { ...grant, isAdmitted: true });
      }
    });
  }

  function join(request: JoinRequest, grant: Grant) {
    const person = people.join(request, grant, link);
    if (person === 'lobby') {
      wait(request, grant);
      return;
    }
    if (isRefusal(person)) {
      refuse(person.code, person.message);
      return;
    }
    sit({ role: 'person', person });
    const { room, self, peers, door, waiting } = person.place;
    const { iceServers } = options;
    const { secret } = person;
    sendFrame(
      encodeMessage({ type: 'joined', room, self, peers, door, waiting, iceServers, secret }),
    );
  }

  function wait(request: JoinRequest, grant: Grant) {
    const place = rooms.knock(request, (refusal) => {
      seat = { role: 'none' };
      if (refusal === undefined) join(request, { ...grant, isAdmitted: true });
      else refuse(refusal.code, refusal.message);
    });
    if (isRefusal(place)) {
      refuse(place.code, place.message);
      return;
    }
    sit({ role: 'waiting', place });
    sendFrame(encodeMessage({ type: 'waiting', room: place.room }));
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

  /** Says no, and counts what may be an attempt to find a token. */
  function turnAway({ code, message, isGuess }: Refused) {
    if (isGuess) options.throttle.fail(options.client);
    refuse(code, message);
  }

  function resume(claim: Extract<ClientMessage, { type: 'resume' }>) {
    const resumed = people.resume(claim, link);
    counters.resumes[typeof resumed === 'string' ? resumed : 'ok'] += 1;
    if (typeof resumed === 'string') {
      // A thief hears the same as one whose place is lost, but may not try for long.
      if (resumed === 'not-theirs') options.throttle.fail(options.client);
      refuse('session-lost', 'That place in the room is no longer kept. Join again.');
      return;
    }
    const { person, missed } = resumed;
    sit({ role: 'person', person });
    sendFrame(encodeMessage({ type: 'resumed', received: person.received() }));
    for (const frame of missed) sendFrame(frame);
  }

  function sit(taken: Seat) {
    clearTimeout(joinDeadline);
    joinDeadline = undefined; // Thousands may sit: a spent timer and what it names is not kept.
    seat = taken;
  }

  function mayWatch(request: WatchRequest) {
    ask(options.doorkeeper.mayWatch(request.room, request.token), (refused) => {
      if (refused !== undefined) turnAway(refused);
      else watch(request);
    });
  }

  function watch(request: WatchRequest) {
    // Nothing less proves that the wrong ones were no guesses: anybody can join a room.
    if (options.doorkeeper.isServerToken(request.token)) options.throttle.succeed(options.client);
    const place = rooms.watch(request.room, sendFrame);
    if (isRefusal(place)) {
      refuse(place.code, place.message);
      return;
    }
    sit({ role: 'watcher', place });
    const { room, peers, door, waiting } = place;
    sendFrame(encodeMessage({ type: 'watching', room, peers, door, waiting }));
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
