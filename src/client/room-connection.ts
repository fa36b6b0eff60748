import { decodeServerMessage } from '../protocol/decode.ts';
import { encodeMessage } from '../protocol/encode.ts';
import { closeCodes } from '../protocol/errors.ts';
import { DecodeError } from '../protocol/fields.ts';
import { limits } from '../protocol/limits.ts';
import type { ClientMessage, ServerMessage } from '../protocol/messages.ts';
import {
  initialRoomState,
  reduceRoom,
  type RoomEvent,
  type RoomState,
} from '../protocol/room-state.ts';
import type { Clock, Socket } from './ports.ts';
import { reconnectDelayMs } from './reconnect.ts';
import { createStore, type Store } from './store.ts';

export type RoomConnectionOptions = {
  readonly openSocket: () => Socket;
  readonly clock: Clock;
  /** The message that enters the room, for the first time or again after a lost socket. */
  readonly enter: (isAgain: boolean) => ClientMessage;
  /** Called after the state has taken the message in. */
  readonly onMessage?: (message: ServerMessage) => void;
  /** A frame of the server that is not in the protocol; it is otherwise ignored. */
  readonly onBadFrame?: (cause: DecodeError) => void;
};

/** A place in a room that survives the loss of its socket. */
export type RoomConnection = Store<RoomState> & {
  /** Sends now, or drops the message when the socket is lost. */
  readonly send: (message: ClientMessage) => void;
  /** Leaves for good. */
  readonly close: () => void;
};

/** Enters a room, and enters it again whenever the socket is lost, until closed or refused. */
export function createRoomConnection(options: RoomConnectionOptions): RoomConnection {
  const { clock } = options;
  const store = createStore<RoomState>(initialRoomState);
  let socket: Socket | undefined;
  let isOpen = false;
  let attempt = 0;
  let hasEntered = false;
  let cancelTimer: (() => void) | undefined;

  const isOver = () => {
    const { phase } = store.getSnapshot();
    return phase === 'left' || phase === 'refused';
  };
  const dispatch = (event: RoomEvent) => store.set(reduceRoom(store.getSnapshot(), event));
  const send = (message: ClientMessage) => {
    if (isOpen) socket?.send(encodeMessage(message));
  };

  function connect() {
    const opened = options.openSocket();
    socket = opened;
    // A socket given up on may still have events under way.
    const whileCurrent =
      <Arguments extends readonly unknown[]>(listener: (...args: Arguments) => void) =>
      (...args: Arguments) => {
        if (socket === opened) listener(...args);
      };
    opened.addEventListener(
      'open',
      whileCurrent(() => {
        isOpen = true;
        send(options.enter(hasEntered));
      }),
    );
    opened.addEventListener(
      'message',
      whileCurrent((event: { readonly data: unknown }) => {
        expectLife();
        if (typeof event.data === 'string') receive(event.data);
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
    if (message.type === 'ping') {
      // Entered and still there: a server that lets in and drops at once is not asked ever faster.
      if (hasEntered) attempt = 0;
      send({ type: 'pong' });
    }
    if (message.type === 'joined' || message.type === 'watching') hasEntered = true;
    dispatch(message);
    options.onMessage?.(message);
    if (store.getSnapshot().phase === 'refused') drop();
  }

  /** A server that says nothing, not even `ping`, is gone although TCP has not noticed. */
  function expectLife() {
    cancelTimer?.();
    cancelTimer = clock.after(limits.silenceMs, () => {
      socket?.close(closeCodes.silent);
      lose();
    });
  }

  function lose() {
    drop();
    if (isOver()) return;
    attempt += 1;
    dispatch({ type: 'connection-lost', attempt });
    cancelTimer = clock.after(reconnectDelayMs(attempt, clock), connect);
  }

  function drop() {
    cancelTimer?.();
    isOpen = false;
    const dropped = socket;
    socket = undefined;
    dropped?.close();
  }

  connect();
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    send,
    close: () => {
      if (!isOver()) send({ type: 'leave' });
      dispatch({ type: 'left' });
      drop();
    },
  };
}
