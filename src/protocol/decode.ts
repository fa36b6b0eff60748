import { refusalCodes } from './errors.ts';
import {
  DecodeError,
  flag,
  integer,
  list,
  oneOf,
  optional,
  parseRecord,
  record,
  text,
  type Fields,
} from './fields.ts';
import {
  personActions,
  roomActions,
  type ClientMessage,
  type Door,
  type FormerPlace,
  type IceServer,
  type Moderation,
  type PeerInfo,
  type ServerMessage,
  type WaitingPerson,
} from './messages.ts';

type Decoders<Message extends { readonly type: string }> = {
  [T in Message['type']]: (fields: Fields, payload: string) => Extract<Message, { type: T }>;
};

// One decoder for each variant: a new message without one does not compile.
const clientDecoders: Decoders<ClientMessage> = {
  join: (f) => ({
    type: 'join',
    version: integer(f, 'version'),
    room: text(f, 'room'),
    name: text(f, 'name'),
    intent: oneOf(f, 'intent', ['start', 'join']),
    ...salt(f),
    ...token(f),
    ...was(f),
  }),
  watch: (f) => ({
    type: 'watch',
    version: integer(f, 'version'),
    room: text(f, 'room'),
    token: text(f, 'token'),
  }),
  signal: (f, payload) => ({ type: 'signal', to: text(f, 'to'), payload }),
  resume: (f) => ({
    type: 'resume',
    version: integer(f, 'version'),
    peer: text(f, 'peer'),
    secret: text(f, 'secret'),
    received: integer(f, 'received'),
  }),
  moderate: (f) => ({ type: 'moderate', ...moderation(f) }),
  leave: () => ({ type: 'leave' }),
  pong: (f) => ({ type: 'pong', received: integer(f, 'received') }),
};

const serverDecoders: Decoders<ServerMessage> = {
  joined: (f) => ({
    type: 'joined',
    room: text(f, 'room'),
    self: peerInfo(f['self']),
    peers: list(f, 'peers', peerInfo),
    ...threshold(f),
    iceServers: list(f, 'iceServers', iceServer),
    secret: text(f, 'secret'),
  }),
  resumed: (f) => ({ type: 'resumed', received: integer(f, 'received') }),
  waiting: (f) => ({ type: 'waiting', room: text(f, 'room') }),
  watching: (f) => ({
    type: 'watching',
    room: text(f, 'room'),
    peers: list(f, 'peers', peerInfo),
    ...threshold(f),
  }),
  'peer-joined': (f) => ({ type: 'peer-joined', peer: peerInfo(f['peer']) }),
  'peer-left': (f) => ({ type: 'peer-left', id: text(f, 'id') }),
  knock: (f) => ({ type: 'knock', person: waitingPerson(f['person']) }),
  'knock-over': (f) => ({ type: 'knock-over', id: text(f, 'id') }),
  'door-changed': (f) => ({ type: 'door-changed', door: door(f['door']) }),
  mute: () => ({ type: 'mute' }),
  signal: (f, payload) => ({ type: 'signal', from: text(f, 'from'), payload }),
  refused: (f) => ({
    type: 'refused',
    code: oneOf(f, 'code', refusalCodes),
    message: text(f, 'message'),
  }),
  ended: (f) => ({
    type: 'ended',
    code: oneOf(f, 'code', refusalCodes),
    message: text(f, 'message'),
  }),
  ping: (f) => ({ type: 'ping', received: integer(f, 'received') }),
  moving: () => ({ type: 'moving' }),
};

export const clientMessageTypes = Object.keys(clientDecoders);
export const serverMessageTypes = Object.keys(serverDecoders);

/** Turns an untrusted frame into a message, or throws {@link DecodeError}. */
export function decodeClientMessage(frame: string): ClientMessage {
  return decode(clientDecoders, frame);
}

/** Turns an untrusted frame into a message, or throws {@link DecodeError}. */
export function decodeServerMessage(frame: string): ServerMessage {
  return decode(serverDecoders, frame);
}

/** A frame is one JSON object; `signal` has a line feed and its opaque payload after it. */
function decode<Message extends { readonly type: string }>(
  decoders: Decoders<Message>,
  frame: string,
): Message {
  const end = frame.indexOf('\n');
  const fields = parseRecord(end < 0 ? frame : frame.slice(0, end));
  const payload = end < 0 ? '' : frame.slice(end + 1);
  const type = text(fields, 'type');
  if (!Object.hasOwn(decoders, type)) throw new DecodeError('unknown message type');
  return decoders[type as Message['type']](fields, payload);
}

function peerInfo(value: unknown): PeerInfo {
  const fields = record(value, 'peer');
  return {
    id: text(fields, 'id'),
    name: text(fields, 'name'),
    ...salt(fields),
    ...(optional(fields, 'isHost', flag) === true ? { isHost: true } : {}),
  };
}

function waitingPerson(value: unknown): WaitingPerson {
  const fields = record(value, 'waiting person');
  return { id: text(fields, 'id'), name: text(fields, 'name') };
}

function door(value: unknown): Door {
  const fields = record(value, 'door');
  return { isLocked: flag(fields, 'isLocked'), hasLobby: flag(fields, 'hasLobby') };
}

function threshold(fields: Fields) {
  return { door: door(fields['door']), waiting: list(fields, 'waiting', waitingPerson) };
}

function moderation(fields: Fields): Moderation {
  const action = oneOf(fields, 'action', [...roomActions, ...personActions]);
  return isPersonAction(action) ? { action, person: text(fields, 'person') } : { action };
}

function isPersonAction(action: Moderation['action']): action is (typeof personActions)[number] {
  return personActions.some((known) => known === action);
}

function token(fields: Fields): { readonly token?: string } {
  const value = optional(fields, 'token', text);
  return value === undefined ? {} : { token: value };
}

function salt(fields: Fields): { readonly salt?: string } {
  const value = optional(fields, 'salt', text);
  if (value === undefined) return {};
  if (!/^[\w-]{1,64}$/.test(value)) throw new DecodeError('"salt" is not short base64url');
  return { salt: value };
}

function was(fields: Fields): { readonly was?: FormerPlace } {
  if (fields['was'] === undefined) return {};
  const place = record(fields['was'], 'former place');
  return { was: { id: text(place, 'id'), secret: text(place, 'secret') } };
}

function iceServer(value: unknown): IceServer {
  const fields = record(value, 'ICE server');
  const username = optional(fields, 'username', text);
  const credential = optional(fields, 'credential', text);
  return {
    urls: text(fields, 'urls'),
    ...(username === undefined ? {} : { username }),
    ...(credential === undefined ? {} : { credential }),
  };
}
