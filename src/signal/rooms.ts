import type { Limits } from '../protocol/limits.ts';
import type {
  Door,
  JoinIntent,
  Moderation,
  PeerInfo,
  WaitingPerson,
} from '../protocol/messages.ts';
import { normaliseName, personNameProblem, roomNameProblem, tidyName } from '../protocol/names.ts';
import { changeRecord, isRoomAction } from './moderation.ts';
import { newRoomRecord, type RoomRecord, type RoomRecords } from './room-records.ts';
import {
  freeName,
  isRefusal,
  outlook,
  peopleOf,
  removeMember,
  removeWaiting,
  summary,
  tellAll,
  tellDoor,
  tellHosts,
  waitingOf,
  type Arrival,
  type Frame,
  type Grant,
  type Refusal,
  type Room,
  type RoomSummary,
  type SendFrame,
  type Visitor,
} from './room.ts';

/** A place in a room; `leave` gives it up and tells the others. */
export type Place = {
  readonly room: string;
  readonly peers: readonly PeerInfo[];
  readonly door: Door;
  readonly waiting: readonly WaitingPerson[];
  readonly leave: () => void;
};

export type PersonPlace = Place & {
  readonly self: PeerInfo;
  /** Sends a frame to one person of the same room; one who has left gets nothing. */
  readonly sendTo: (to: string, frame: Frame) => void;
};

/** A place in the lobby. */
export type LobbyPlace = { readonly room: string; readonly leave: () => void };

export type Rooms = {
  readonly join: (
    arrival: Arrival & {
      readonly intent: JoinIntent;
      /** The id of someone who comes back; whoever has it in the room is replaced. */
      readonly id?: string | undefined;
    },
    grant: Grant,
    visitor: Visitor,
  ) => PersonPlace | Refusal | 'lobby';
  /** Waits to be let in; `answer` is called once, with the reason when it is a no. */
  readonly knock: (
    arrival: Arrival,
    answer: (refusal: Refusal | undefined) => void,
  ) => LobbyPlace | Refusal;
  readonly watch: (room: string, send: SendFrame) => Place | Refusal;
  readonly moderate: (room: string, moderation: Moderation) => Refusal | undefined;
  /** Makes room for a link: the room exists until then. */
  readonly keepUntil: (room: string, untilMs: number, hasLobby?: boolean) => Refusal | undefined;
  readonly record: (room: string) => RoomRecord | undefined;
  readonly find: (room: string) => RoomSummary | undefined;
  readonly list: () => readonly RoomSummary[];
  /** How many are in use. */
  readonly count: () => number;
};

export type RoomsOptions = {
  readonly limits: Limits;
  readonly createId: () => string;
  /** What hosts have decided, also in earlier runs. */
  readonly records: RoomRecords;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** While draining, only rooms with people in them are entered. */
  readonly isDraining: () => boolean;
};

/**
 * All rooms of one server. A room is there while someone is in it or watches it, or while a link to
 * it is valid.
 */
export function createRooms({ limits, createId, records, now, isDraining }: RoomsOptions): Rooms {
  const rooms = new Map<string, Room>();

  function find(name: string): Room | Refusal {
    const problem = roomNameProblem(name);
    if (problem !== undefined) return { code: 'bad-room-name', message: problem };
    const key = normaliseName(name);
    const known = rooms.get(key);
    if (known !== undefined) return known;
    if (rooms.size >= limits.rooms) return serverFull;
    const record = records.get(key) ?? newRoomRecord(tidyName(name));
    return {
      key,
      name: record.name,
      people: new Map(),
      watchers: new Set(),
      waiting: new Map(),
      record,
    };
  }

  /** Finds a room that someone wants into. */
  function findToEnter(name: string): Room | Refusal {
    const room = find(name);
    return isDraining() && !isRefusal(room) && room.people.size === 0 ? draining : room;
  }

  function findKnown(name: string): Room | Refusal {
    const key = normaliseName(name);
    if (!rooms.has(key) && records.get(key) === undefined) {
      return noSuchRoom(name);
    }
    return find(name);
  }

  function keep(room: Room) {
    rooms.set(room.key, room);
  }

  function removeIfEmpty(room: Room) {
    if (room.people.size + room.watchers.size + room.waiting.size === 0) rooms.delete(room.key);
  }

  function setRecord(room: Room, record: RoomRecord) {
    room.record = record;
    records.set(room.key, record);
  }

  /** Why this person cannot have a place now. */
  function refusalAt(
    room: Room,
    others: number,
    grant: Grant,
    intent: JoinIntent,
  ): Refusal | undefined {
    if (intent === 'start' && others > 0) {
      return { code: 'room-taken', message: `A call named “${room.name}” is already going on.` };
    }
    if (room.record.door.isLocked && grant.role !== 'host' && grant.isAdmitted !== true) {
      return { code: 'room-locked', message: `“${room.name}” is locked.` };
    }
    const places = Math.min(limits.peersPerRoom, grant.maxPeople ?? Infinity);
    if (others >= places) {
      return {
        code: 'room-full',
        message: `“${room.name}” is full: it has ${others} people, the most for one call.`,
      };
    }
    return undefined;
  }

  function closeRoom(room: Room) {
    const reason: Refusal = { code: 'room-closed', message: 'A host has closed this room.' };
    for (const id of room.waiting.keys()) removeWaiting(room, id)?.answer(reason);
    const members = [...room.people.values()];
    room.people.clear(); // All at once: nobody needs to see the others go first.
    for (const { info, visitor } of members) {
      visitor.end(reason);
      tellAll(room, { type: 'peer-left', id: info.id });
    }
    removeIfEmpty(room);
  }

  function moderatePerson(
    room: Room,
    action: 'admit' | 'refuse' | 'kick',
    id: string,
  ): Refusal | undefined {
    if (action === 'kick') {
      const member = removeMember(room, id);
      if (member === undefined) return noSuchPerson;
      setRecord(room, changeRecord(room.record, { action, id, link: member.grant.link }, now()));
      if (member.grant.link === undefined) tellDoor(room);
      member.visitor.end({ code: 'kicked', message: 'A host has removed you from this room.' });
    } else {
      const waiting = removeWaiting(room, id);
      if (waiting === undefined) return noSuchPerson;
      waiting.answer(
        action === 'admit'
          ? undefined
          : { code: 'not-admitted', message: 'A host has not let you in.' },
      );
    }
    removeIfEmpty(room);
    return undefined;
  }

  return {
    join: ({ room: roomName, name, intent, salt, id }, grant, visitor) => {
      const room = findToEnter(roomName);
      if (isRefusal(room)) return room;
      const problem = personNameProblem(name);
      if (problem !== undefined) return { code: 'bad-person-name', message: problem };
      const peers = peopleOf(room).filter((peer) => peer.id !== id);
      const refusal = refusalAt(room, peers.length, grant, intent);
      if (refusal !== undefined) return refusal;
      // Where there are no links, who comes first keeps the door; who comes back does not.
      const isFirst = peers.length === 0 && room.record.untilMs === 0 && id === undefined;
      const isHost = grant.role === 'host' || (isFirst && grant.link === undefined);
      if (room.record.door.hasLobby && !isHost && grant.isAdmitted !== true) return 'lobby';
      const self: PeerInfo = {
        id: id ?? createId(),
        name: freeName(tidyName(name), peers),
        ...(salt === undefined ? {} : { salt }),
        ...(isHost ? { isHost } : {}),
      };
      const member = { info: self, grant, visitor };
      room.people.delete(self.id); // Their ghost, which is told nothing any more.
      tellAll(room, { type: 'peer-joined', peer: self });
      room.people.set(self.id, member);
      keep(room);
      // Without a spread, which would give each person's place a hidden class of its own.
      return {
        room: room.name,
        door: room.record.door,
        peers,
        waiting: isHost ? waitingOf(room) : [],
        self,
        sendTo: (to, frame) => room.people.get(to)?.visitor.send(frame),
        leave: () => {
          if (room.people.get(self.id) !== member) return;
          removeMember(room, self.id);
          removeIfEmpty(room);
        },
      };
    },
    knock: ({ room: roomName, name }, answer) => {
      const room = findToEnter(roomName);
      if (isRefusal(room)) return room;
      if (room.waiting.size >= limits.waitingPerRoom) {
        return { code: 'room-full', message: `Too many people wait at “${room.name}”.` };
      }
      const person = { id: createId(), name: tidyName(name) };
      room.waiting.set(person.id, { person, answer });
      keep(room);
      tellHosts(room, { type: 'knock', person });
      return {
        room: room.name,
        leave: () => {
          if (removeWaiting(room, person.id) !== undefined) removeIfEmpty(room);
        },
      };
    },
    watch: (roomName, send) => {
      const room = findToEnter(roomName);
      if (isRefusal(room)) return room;
      if (room.watchers.size >= limits.watchersPerRoom) {
        return { code: 'room-full', message: `“${room.name}” has too many watchers.` };
      }
      room.watchers.add(send);
      keep(room);
      return {
        ...outlook(room),
        leave: () => {
          if (room.watchers.delete(send)) removeIfEmpty(room);
        },
      };
    },
    moderate: (roomName, moderation) => {
      const room = findKnown(roomName);
      if (isRefusal(room)) return room;
      if (!isRoomAction(moderation)) {
        return moderatePerson(room, moderation.action, moderation.person);
      }
      if (moderation.action === 'mute') {
        tellAll(room, { type: 'mute' });
        return undefined;
      }
      setRecord(room, changeRecord(room.record, moderation, now()));
      if (moderation.action === 'close') closeRoom(room);
      else tellDoor(room);
      return undefined;
    },
    keepUntil: (roomName, untilMs, hasLobby) => {
      const room = find(roomName);
      if (isRefusal(room)) return room;
      const isNew = records.get(room.key) === undefined;
      if (isNew && isDraining()) return draining;
      if (isNew && records.all().length >= limits.rooms) return serverFull;
      const { door } = room.record;
      setRecord(room, {
        ...room.record,
        door: { ...door, hasLobby: hasLobby ?? door.hasLobby },
        untilMs: Math.max(untilMs, room.record.untilMs),
      });
      if (room.record.door.hasLobby !== door.hasLobby) tellDoor(room);
      return undefined;
    },
    record: (roomName) => {
      const key = normaliseName(roomName);
      return rooms.get(key)?.record ?? records.get(key);
    },
    find: (roomName) => {
      const room = findKnown(roomName);
      return isRefusal(room) ? undefined : summary(room);
    },
    list: () => {
      const unused = records.all().filter(({ name }) => !rooms.has(normaliseName(name)));
      return [
        ...Array.from(rooms.values(), summary),
        ...unused.map(({ name, door, untilMs }) => ({
          name,
          people: [],
          waiting: [],
          door,
          untilMs,
        })),
      ];
    },
    count: () => rooms.size,
  };
}

const serverFull: Refusal = {
  code: 'server-full',
  message: 'This server has no room for another call now.',
};

const draining: Refusal = {
  code: 'draining',
  message: 'This server is about to stop and takes no new calls.',
};

export function noSuchRoom(name: string): Refusal {
  return { code: 'no-such-room', message: `There is no room “${tidyName(name)}”.` };
}

const noSuchPerson: Refusal = {
  code: 'no-such-person',
  message: 'That person is no longer there.',
};
