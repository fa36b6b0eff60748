import { decodeServerMessage } from '../protocol/decode.ts';
import { encodeMessage } from '../protocol/encode.ts';
import { closeCodes } from '../protocol/errors.ts';
import { DecodeError } from '../protocol/fields.ts';
import { limits, protocolVersion } from '../protocol/limits.ts';
import type { ClientMessage, FormerPlace, PeerInfo, ServerMessage } from '../protocol/messages.ts';
import {
  initialRoomState,
  insideOf,
  absentees,
  reduceRoom,
  type JoinedState,
  type RoomEvent,
  type RoomState,
} from '../protocol/room-state.ts';
import { createOutbox, type Outbox } from '../protocol/outbox.ts';
import { createAbsence } from './absence.ts';
import { startMove, type Move } from './move.ts';
import type { Clock, Socket } from './ports.ts';
import { reconnectDelayMs } from './reconnect.ts';
import { createStore, type Store } from './store.ts';

export type RoomConnectionOptions = {
  readonly openSocket: () => Socket;
  readonly clock: Clock;
  /** The message that enters the room, for the first time or again after a lost socket. */
  readonly enter: (again: Again | undefined) => ClientMessage;
  /** Called after the state has taken the message in. */
  readonly onMessage?: (message: ServerMessage) => void;
  /** A frame of the server that is not in the protocol; it is otherwise ignored. */
  readonly onBadFrame?: (cause: DecodeError) => void;
};

/** What there was before: nothing that counts any more, or a place to be the same person in. */
export type Again = { readonly self?: PeerInfo; readonly was?: FormerPlace };

/** A place in a room that survives the loss of its socket. */
export type RoomConnection = Store<RoomState> & {
  /** Sends now; a signal whose socket is lost is sent again on the next one. */
  readonly send: (message: ClientMessage) => void;
  /**
   * Something else broke, and the socket may have without a sign: the place is taken over to another
   * one, if that can be had.
   */
  readonly doubt: () => void;
  /** Gives the socket up for another one. */
  readonly reconnect: () => void;
  /** Leaves for good. */
  readonly close: () => void;
};

/** What it takes to come back as the same person with nothing lost and nothing twice. */
type Session = {
  readonly secret: string;
  /** Messages received since `joined`. */
  received: number;
  /** Length of what was received and not confirmed. */
  unconfirmedLength: number;
  /** Signals that the server has not confirmed. */
  readonly unconfirmed: Outbox<string>;
};

/** Enters a room, and enters it again whenever the socket is lost, until closed or refused. */
export function createRoomConnection(options: RoomConnectionOptions): RoomConnection {
  const { clock } = options;
  const store = createStore<RoomState>(initialRoomState);
  let socket: Socket | undefined;
  /** Inside the room on this very socket: what is sent now arrives after what was sent before. */
  let isInside = false;
  let session: Session | undefined;
  /** The place that the server does not keep any more, to be given again by another run of it. */
  let was: FormerPlace | undefined;
  let attempt = 0;
  let hasEntered = false;
  let cancelTimer: (() => void) | undefined;
  let move: Move | undefined;

  // The server that they were known to has forgotten them: nobody else says that they left.
  const absence = createAbsence(clock, (id) => tell({ type: 'peer-left', id }));

  const isOver = () => {
    const { phase } = store.getSnapshot();
    return phase === 'left' || phase === 'refused';
  };
  const dispatch = (event: RoomEvent) => store.set(reduceRoom(store.getSnapshot(), event));
  const sendNow = (message: ClientMessage) => socket?.send(encodeMessage(message));

  function send(message: ClientMessage) {
    const frame = encodeMessage(message);
    // The rest is of the moment; a signal must arrive, if need be on the next socket.
    if (message.type === 'signal') session?.unconfirmed.push(frame);
    if (isInside) socket?.send(frame);
  }

  /** Takes the old place up again, or enters anew where there is none. */
  function enter() {
    const inside = insideOf(store.getSnapshot());
    if (session !== undefined && inside?.phase === 'joined') {
      sendNow(resumeOf(session, inside));
    } else {
      sendNow(options.enter(hasEntered ? formerSelf() : undefined));
    }
  }

  function formerSelf(): Again {
    const inside = insideOf(store.getSnapshot());
    return was === undefined || inside?.phase !== 'joined' ? {} : { self: inside.self, was };
  }

  function connect() {
    const opened = options.openSocket();
    opened.addEventListener('open', () => {
      if (socket === opened) enter();
    });
    goOnWith(opened);
  }

  /** From now on this socket is the one that is listened to. */
  function goOnWith(opened: Socket) {
    socket = opened;
    // A socket given up on may still have events under way.
    const whileCurrent =
      <Arguments extends readonly unknown[]>(listener: (...args: Arguments) => void) =>
      (...args: Arguments) => {
        if (socket === opened) listener(...args);
      };
    opened.addEventListener(
      'message',
      whileCurrent((event: { readonly data: unknown }) => {
        expectLife();
        if (typeof event.data !== 'string' || move?.hold(event.data)) return;
        receive(event.data);
      }),
    );
    opened.addEventListener('close', whileCurrent(lose));
    // Every error is followed by a close; without a listener ws would throw.
    opened.addEventListener('error', () => {});
    expectLife();
  }

  function receive(frame: string) {
    let message: ServerMessage;
    try {
      message = decodeServerMessage(frame);
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      options.onBadFrame?.(error);
      return;
    }
    if (message.type === 'refused' && message.code === 'session-lost') {
      const inside = insideOf(store.getSnapshot());
      if (session !== undefined && inside?.phase === 'joined') {
        was = { id: inside.self.id, secret: session.secret };
      }
      session = undefined;
      dispatch({ type: 'connection-lost', attempt });
      enter();
      return;
    }
    if (message.type === 'refused' && message.code === 'draining') {
      lose(); // Another server, or the successor of this one, will answer.
      return;
    }
    keepSession(message, frame.length);
    tell(message);
    if (store.getSnapshot().phase === 'refused') drop();
  }

  function tell(message: ServerMessage) {
    dispatch(message);
    options.onMessage?.(message);
  }

  /** Counts and confirms, so that each message arrives once however often the socket is lost. */
  function keepSession(message: ServerMessage, length: number) {
    switch (message.type) {
      case 'joined': {
        const unconfirmed = createOutbox<string>(limits.outboxLength);
        session = { secret: message.secret, received: 0, unconfirmedLength: 0, unconfirmed };
        was = undefined;
        absence.expect(absentees(store.getSnapshot(), message).map(({ id }) => id));
        isInside = true;
        hasEntered = true;
        break;
      }
      case 'watching':
        isInside = true;
        hasEntered = true;
        break;
      case 'resumed':
        isInside = true;
        absence.goOn();
        sendAgain(message.received);
        break;
      case 'peer-joined':
        absence.arrived(message.peer.id);
        if (session !== undefined) count(session, length);
        break;
      case 'peer-left':
      case 'knock':
      case 'knock-over':
      case 'door-changed':
      case 'mute':
      case 'signal':
        if (session !== undefined) count(session, length);
        break;
      case 'ping':
        // Entered and still there: a server that lets in and drops at once is not asked ever faster.
        if (hasEntered) attempt = 0;
        session?.unconfirmed.acknowledge(message.received);
        confirm();
        break;
      case 'waiting':
        hasEntered = true;
        break;
      case 'moving':
        moveOn(limits.moveSpreadMs);
        break;
      case 'refused':
      case 'ended':
        break;
      default:
        message satisfies never;
    }
  }

  function count(counted: Session, length: number) {
    counted.received += 1;
    counted.unconfirmedLength += length;
    if (counted.unconfirmedLength >= limits.confirmLength) confirm();
  }

  function confirm() {
    if (session !== undefined) session.unconfirmedLength = 0;
    sendNow({ type: 'pong', received: session?.received ?? 0 });
  }

  function sendAgain(received: number) {
    const frames = session?.unconfirmed.after(received);
    if (frames === undefined) {
      // More was said meanwhile than is kept: only a new beginning is whole.
      session = undefined;
      sendNow({ type: 'leave' });
    }
    for (const frame of frames ?? []) socket?.send(frame);
  }

  /** A server that says nothing, not even `ping`, is gone although TCP has not noticed. */
  function expectLife() {
    cancelTimer?.();
    cancelTimer = clock.after(limits.silenceMs, () => {
      socket?.close(closeCodes.silent);
      lose();
    });
  }

  /** Takes the place over to a second socket, without anyone noticing. */
  function moveOn(spreadMs: number) {
    const inside = store.getSnapshot();
    if (session === undefined || inside.phase !== 'joined') return;
    const moved = session;
    move ??= startMove({
      openSocket: options.openSocket,
      clock,
      spreadMs,
      createResume: () => encodeMessage(resumeOf(moved, inside)),
      onMoved: (next, frame) => {
        move = undefined;
        const old = socket;
        goOnWith(next);
        receive(frame);
        old?.close();
      },
      onStayed: (held) => {
        move = undefined;
        for (const frame of held) receive(frame);
      },
    });
  }

  function lose() {
    const next = move?.takeOver();
    if (next !== undefined) {
      move = undefined;
      isInside = false;
      goOnWith(next);
      return;
    }
    drop();
    if (isOver()) return;
    attempt += 1;
    dispatch({ type: 'connection-lost', attempt });
    cancelTimer = clock.after(reconnectDelayMs(attempt, clock), connect);
  }

  function drop() {
    cancelTimer?.();
    absence.pause();
    move?.cancel();
    move = undefined;
    isInside = false;
    const dropped = socket;
    socket = undefined;
    dropped?.close();
  }

  connect();
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    send,
    doubt: () => {
      if (isInside) moveOn(0);
    },
    reconnect: () => {
      if (isInside) lose();
    },
    close: () => {
      if (!isOver()) send({ type: 'leave' });
      dispatch({ type: 'left' });
      drop();
    },
  };
}

function resumeOf({ secret, received }: Session, { self }: JoinedState): ClientMessage {
  return { type: 'resume', version: protocolVersion, peer: self.id, secret, received };
}
