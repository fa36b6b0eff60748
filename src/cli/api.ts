import { EngageError } from '../protocol/errors.ts';
import {
  DecodeError,
  flag,
  list,
  optional,
  parseRecord,
  record,
  text,
  type Fields,
} from '../protocol/fields.ts';
import { explainError } from '../probe/health-failure.ts';
import type { ServerAccess } from './room-target.ts';
import { createDeadline } from '../peer/deadline.ts';

/** A room as the HTTP API shows it. */
export type RoomStatus = {
  readonly name: string;
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly isHost: boolean;
    readonly isSealed: boolean;
  }[];
  readonly waiting: readonly { readonly id: string; readonly name: string }[];
  readonly isLocked: boolean;
  readonly hasLobby: boolean;
  /** ISO 8601; missing when there are no links to the room. */
  readonly expiresAt: string | undefined;
};

export type LinkSettings = {
  readonly ttlSeconds?: number;
  readonly maxPeople?: number;
  readonly lobby?: boolean;
};

/** The HTTP API of a server (docs/protocol.md); every call throws `refused`, `server-unreachable`. */
export function createApi(access: ServerAccess, stop: AbortSignal) {
  const ask = (method: string, path: string, body?: object) =>
    askApi(access, stop, { method, path, ...(body === undefined ? {} : { body }) });
  return {
    listRooms: async () => list(await ask('GET', '/api/rooms'), 'rooms', decodeRoom),
    createRoom: async (room: string, settings: LinkSettings) => {
      const fields = await ask('POST', '/api/rooms', { name: room, ...settings });
      const tokens = record(fields['tokens'], 'tokens');
      return {
        host: text(tokens, 'host'),
        guest: text(tokens, 'guest'),
        watch: text(tokens, 'watch'),
        expiresAt: text(fields, 'expiresAt'),
      };
    },
    showRoom: async (room: string) => decodeRoom(await ask('GET', pathOf(room))),
    changeDoor: async (
      room: string,
      door: { readonly isLocked?: boolean; readonly hasLobby?: boolean },
    ) => decodeRoom(await ask('PATCH', pathOf(room), door)),
    createLink: async (room: string, role: string, settings: LinkSettings) => {
      const fields = await ask('POST', `${pathOf(room)}/links`, { role, ...settings });
      return {
        token: text(record(fields['tokens'], 'tokens'), role),
        expiresAt: text(fields, 'expiresAt'),
      };
    },
    muteAll: (room: string) => ask('POST', `${pathOf(room)}/mute`),
    closeRoom: (room: string) => ask('DELETE', pathOf(room)),
    kick: (room: string, person: string) => ask('DELETE', `${pathOf(room)}/people/${person}`),
    admit: (room: string, person: string) => ask('POST', `${pathOf(room)}/waiting/${person}`),
    refuse: (room: string, person: string) => ask('DELETE', `${pathOf(room)}/waiting/${person}`),
  };
}

export type Api = ReturnType<typeof createApi>;

const timeoutMs = 5_000;

function pathOf(room: string): string {
  return `/api/rooms/${encodeURIComponent(room)}`;
}

async function askApi(
  { url, token }: ServerAccess,
  stop: AbortSignal,
  {
    method,
    path,
    body,
  }: { readonly method: string; readonly path: string; readonly body?: object },
): Promise<Fields> {
  const { signal, clear } = createDeadline(timeoutMs, stop);
  let response: Response;
  let answer: string;
  try {
    response = await fetch(new URL(path, url), {
      method,
      signal,
      redirect: 'error', // A token is for the server it was made by, and for no other.
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    answer = await response.text();
  } catch (cause) {
    const sentence = signal.aborted
      ? `${url} does not answer.`
      : explainError(cause, new URL(url).host).text;
    throw unreachable(sentence, cause);
  } finally {
    clear();
  }
  try {
    const fields = answer === '' ? {} : parseRecord(answer);
    if (response.ok) return fields;
    throw new EngageError('refused', text(fields, 'title'), {
      hint: hintFor(response.status, token),
    });
  } catch (cause) {
    if (!(cause instanceof DecodeError)) throw cause;
    throw unreachable(`What answers at ${url} is not an engage server of this version.`, cause);
  }
}

function unreachable(sentence: string, cause: unknown): EngageError {
  return new EngageError('server-unreachable', sentence, {
    hint: 'Check the address, and that `engage serve` is running there.',
    cause,
  });
}

function hintFor(status: number, token: string | undefined): string {
  if (status === 401 || (status === 403 && token === undefined)) {
    return 'Give the token as ENGAGE_TOKEN; `engage token` prints it on the machine of the server.';
  }
  return status === 404
    ? '`engage room list` shows which rooms there are.'
    : 'docs/errors.md explains each refusal.';
}

function decodeRoom(value: unknown): RoomStatus {
  const fields = record(value, 'room');
  return {
    name: text(fields, 'name'),
    people: list(fields, 'people', (value) => {
      const person = record(value, 'person');
      return {
        ...decodePerson(value),
        isHost: flag(person, 'isHost'),
        isSealed: flag(person, 'isSealed'),
      };
    }),
    waiting: list(fields, 'waiting', decodePerson),
    isLocked: flag(fields, 'isLocked'),
    hasLobby: flag(fields, 'hasLobby'),
    expiresAt: optional(fields, 'expiresAt', text),
  };
}

function decodePerson(value: unknown) {
  const fields = record(value, 'person');
  return { id: text(fields, 'id'), name: text(fields, 'name') };
}
