import {
  DecodeError,
  flag,
  integer,
  oneOf,
  optional,
  text,
  type Fields,
} from '../../protocol/fields.ts';
import type { Limits } from '../../protocol/limits.ts';
import type { Moderation } from '../../protocol/messages.ts';
import { roomNameProblem, tidyName } from '../../protocol/names.ts';
import type { Doorkeeper, Refused } from '../doorkeeper.ts';
import { linkRoles, type LinkRole, type LinkTokens } from '../link-tokens.ts';
import type { RoomSummary } from '../room.ts';
import { noSuchRoom, type Rooms } from '../rooms.ts';
import { problem, type Answer } from './answer.ts';
import { openApi } from './openapi.ts';

export type ApiOptions = {
  readonly rooms: Rooms;
  readonly links: LinkTokens;
  readonly doorkeeper: Doorkeeper;
  readonly limits: Limits;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/** One request, its token and body read and its path taken apart. */
export type ApiRequest = {
  readonly token: string | undefined;
  readonly room: string;
  readonly person: string;
  readonly body: Fields;
};

type Route = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** With `{room}` and `{person}`, as in the OpenAPI document. */
  readonly path: string;
  /** Why this caller may not, undefined when they may; anyone may where there is none. */
  readonly guard: ((request: ApiRequest) => Promise<Refused | undefined>) | undefined;
  readonly handle: (request: ApiRequest) => Answer | Promise<Answer>;
};

/** All that can be done by HTTP. Throws {@link DecodeError} for a body of the wrong shape. */
export function createRoutes(options: ApiOptions): readonly Route[] {
  const { rooms, links, doorkeeper, limits, now } = options;

  const serverOnly = async ({ token }: ApiRequest) => doorkeeper.mustBeServer(token);
  const watcher = ({ room, token }: ApiRequest) => doorkeeper.mayWatch(room, token);
  const host = ({ room, token }: ApiRequest) => doorkeeper.mayModerate(room, token);

  async function issue({ body, token }: ApiRequest, room: string, roles: readonly LinkRole[]) {
    const ttlS = within(body, 'ttlSeconds', 60, limits.maxLinkTtlS) ?? limits.linkTtlS;
    const wanted = within(body, 'maxPeople', 2, limits.peersPerRoom);
    const bounds = await doorkeeper.boundsOf(room, token);
    const maxPeople = Math.min(wanted ?? Infinity, bounds?.maxPeople ?? Infinity);
    const hasLobby = optional(body, 'lobby', flag);
    // Later than a closing in this very millisecond, which ends what was made until then.
    const issuedAtMs = Math.max(now(), (rooms.record(room)?.closedAtMs ?? 0) + 1);
    const expiresAtMs = Math.min(issuedAtMs + ttlS * 1000, bounds?.expiresAtMs ?? Infinity);
    const refusal = rooms.keepUntil(room, expiresAtMs, hasLobby);
    if (refusal !== undefined) return refusal;
    const link = {
      room,
      issuedAtMs,
      expiresAtMs,
      ...(maxPeople === Infinity ? {} : { maxPeople }),
    };
    const tokens = await Promise.all(
      roles.map(async (role) => [role, await links.issue({ ...link, role })] as const),
    );
    return {
      tokens: Object.fromEntries(tokens),
      expiresAt: new Date(expiresAtMs).toISOString(),
    };
  }

  function moderate(room: string, moderation: Moderation): Answer {
    const refusal = rooms.moderate(room, moderation);
    return refusal === undefined ? { status: 204 } : problem(refusal);
  }

  function show(room: string): Answer {
    const found = rooms.find(room);
    return found === undefined ? problem(noSuchRoom(room)) : { status: 200, body: roomJson(found) };
  }

  return [
    {
      method: 'GET',
      path: '/api/openapi.json',
      guard: undefined,
      handle: () => ({ status: 200, body: openApi }),
    },
    {
      method: 'GET',
      path: '/api/rooms',
      guard: serverOnly,
      handle: () => ({ status: 200, body: { rooms: rooms.list().map(roomJson) } }),
    },
    {
      method: 'POST',
      path: '/api/rooms',
      guard: async ({ token }) => doorkeeper.mayCreate(token),
      handle: async (request) => {
        const { token, body } = request;
        const name = text(body, 'name');
        const bad = roomNameProblem(name);
        if (bad !== undefined) return problem({ code: 'bad-room-name', message: bad });
        // Else anyone could make themself a host of somebody's room.
        if (rooms.find(name) !== undefined && !doorkeeper.isServerToken(token)) {
          return problem({ code: 'room-taken', message: `There is a room “${name}” already.` });
        }
        const issued = await issue(request, name, linkRoles);
        if ('code' in issued) return problem(issued);
        return { status: 201, body: { name: tidyName(name), ...issued } };
      },
    },
    {
      method: 'GET',
      path: '/api/rooms/{room}',
      guard: watcher,
      handle: ({ room }) => show(room),
    },
    {
      method: 'PATCH',
      path: '/api/rooms/{room}',
      guard: host,
      handle: ({ room, body }) => {
        const isLocked = optional(body, 'isLocked', flag);
        const hasLobby = optional(body, 'hasLobby', flag);
        const actions = [
          ...(isLocked === undefined ? [] : ([isLocked ? 'lock' : 'unlock'] as const)),
          ...(hasLobby === undefined ? [] : ([hasLobby ? 'lobby-on' : 'lobby-off'] as const)),
        ];
        if (actions.length === 0)
          throw new DecodeError('nothing to change: "isLocked", "hasLobby"');
        for (const action of actions) {
          const refusal = rooms.moderate(room, { action });
          if (refusal !== undefined) return problem(refusal);
        }
        return show(room);
      },
    },
    {
      method: 'DELETE',
      path: '/api/rooms/{room}',
      guard: host,
      handle: ({ room }) => moderate(room, { action: 'close' }),
    },
    {
      method: 'POST',
      path: '/api/rooms/{room}/links',
      guard: host,
      handle: async (request) => {
        const { room, body } = request;
        if (rooms.find(room) === undefined) return problem(noSuchRoom(room));
        const issued = await issue(request, room, [oneOf(body, 'role', linkRoles)]);
        return 'code' in issued ? problem(issued) : { status: 201, body: issued };
      },
    },
    {
      method: 'POST',
      path: '/api/rooms/{room}/mute',
      guard: host,
      handle: ({ room }) => moderate(room, { action: 'mute' }),
    },
    {
      method: 'DELETE',
      path: '/api/rooms/{room}/people/{person}',
      guard: host,
      handle: ({ room, person }) => moderate(room, { action: 'kick', person }),
    },
    {
      method: 'POST',
      path: '/api/rooms/{room}/waiting/{person}',
      guard: host,
      handle: ({ room, person }) => moderate(room, { action: 'admit', person }),
    },
    {
      method: 'DELETE',
      path: '/api/rooms/{room}/waiting/{person}',
      guard: host,
      handle: ({ room, person }) => moderate(room, { action: 'refuse', person }),
    },
  ];
}

function within(body: Fields, name: string, min: number, max: number): number | undefined {
  const value = optional(body, name, integer);
  if (value === undefined || (value >= min && value <= max)) return value;
  throw new DecodeError(`"${name}" is not from ${min} to ${max}`);
}

function roomJson({ name, people, waiting, door, untilMs }: RoomSummary) {
  return {
    name,
    people: people.map(({ id, name, isHost, salt }) => ({
      id,
      name,
      isHost: isHost === true,
      isSealed: salt !== undefined,
    })),
    waiting,
    ...door,
    expiresAt: untilMs === 0 ? null : new Date(untilMs).toISOString(),
  };
}
