import type { RefusalCode } from '../protocol/errors.ts';
import { encodeMessage } from '../protocol/encode.ts';
import type { Limits } from '../protocol/limits.ts';
import type { JoinIntent, PeerInfo, ServerMessage } from '../protocol/messages.ts';
import { normaliseName, personNameProblem, roomNameProblem, tidyName } from '../protocol/names.ts';

/** One text frame, as text or as its UTF-8. */
export type Frame = string | Buffer;

/** Sends one frame to whom it belongs; never throws, never waits. */
export type SendFrame = (frame: Frame) => void;

type Room = {
  /** As its first visitor typed it. */
  readonly name: string;
  readonly people: Map<string, { readonly info: PeerInfo; readonly send: SendFrame }>;
  readonly watchers: Set<SendFrame>;
};

export type Refusal = { readonly code: RefusalCode; readonly message: string };

/** A place in a room; `leave` gives it up and tells the others. */
export type Place = {
  readonly room: string;
  readonly peers: readonly PeerInfo[];
  readonly leave: () => void;
};

export type PersonPlace = Place & {
  readonly self: PeerInfo;
  /** Sends a frame to one person of the same room; one who has left gets nothing. */
  readonly sendTo: (to: string, frame: Frame) => void;
};

export type Rooms = {
  readonly join: (
    request: {
      readonly room: string;
      readonly name: string;
      readonly intent: JoinIntent;
      readonly salt?: string;
    },
    send: SendFrame,
  ) => PersonPlace | Refusal;
  readonly watch: (room: string, send: SendFrame) => Place | Refusal;
  readonly count: () => number;
};

/**
 * All rooms of one server. A room is there while someone is in it or watches it. While draining,
 * only rooms with people in them are entered.
 */
export function createRooms(
  limits: Limits,
  createId: () => string,
  isDraining: () => boolean,
): Rooms {
  const rooms = new Map<string, Room>();

  function find(name: string): Room | Refusal {
    const problem = roomNameProblem(name);
    if (problem !== undefined) return { code: 'bad-room-name', message: problem };
    const known = rooms.get(normaliseName(name));
    if (isDraining() && (known === undefined || known.people.size === 0)) {
      return { code: 'draining', message: 'This server is about to stop and takes no new calls.' };
    }
    if (known !== undefined) return known;
    if (rooms.size >= limits.rooms) {
      return { code: 'server-full', message: 'This server has no room for another call now.' };
    }
    return { name: tidyName(name), people: new Map(), watchers: new Set() };
  }

  function keep(room: Room) {
    rooms.set(normaliseName(room.name), room);
  }

  function removeIfEmpty(room: Room) {
    if (room.people.size + room.watchers.size === 0) rooms.delete(normaliseName(room.name));
  }

  return {
    join: ({ room: roomName, name, intent, salt }, send) => {
      const room = find(roomName);
      if (isRefusal(room)) return room;
      const problem = personNameProblem(name);
      if (problem !== undefined) return { code: 'bad-person-name', message: problem };
      if (intent === 'start' && room.people.size > 0) {
        return {
          code: 'room-taken',
          message: `A call named “${room.name}” is already going on.`,
        };
      }
      if (room.people.size >= limits.peersPerRoom) {
        return {
          code: 'room-full',
          message: `“${room.name}” is full: it has ${room.people.size} people, the most for one call.`,
        };
      }
      const peers = peopleOf(room);
      const self: PeerInfo = {
        id: createId(),
        name: freeName(tidyName(name), peers),
        ...(salt === undefined ? {} : { salt }),
      };
      tellAll(room, { type: 'peer-joined', peer: self });
      room.people.set(self.id, { info: self, send });
      keep(room);
      return {
        room: room.name,
        self,
        peers,
        sendTo: (to, frame) => room.people.get(to)?.send(frame),
        leave: () => {
          if (!room.people.delete(self.id)) return;
          tellAll(room, { type: 'peer-left', id: self.id });
          removeIfEmpty(room);
        },
      };
    },
    watch: (roomName, send) => {
      const room = find(roomName);
      if (isRefusal(room)) return room;
      if (room.watchers.size >= limits.watchersPerRoom) {
        return { code: 'room-full', message: `“${room.name}” has too many watchers.` };
      }
      room.watchers.add(send);
      keep(room);
      return {
        room: room.name,
        peers: peopleOf(room),
        leave: () => {
          if (room.watchers.delete(send)) removeIfEmpty(room);
        },
      };
    },
    count: () => rooms.size,
  };
}

export function isRefusal(result: object): result is Refusal {
  return 'code' in result;
}

function peopleOf(room: Room): readonly PeerInfo[] {
  return Array.from(room.people.values(), (person) => person.info);
}

function tellAll(room: Room, message: ServerMessage) {
  const frame = encodeMessage(message);
  for (const person of room.people.values()) person.send(frame);
  for (const watcher of room.watchers) watcher(frame);
}

/** Two people of one name would be confused: the second Ada is shown as “Ada 2”. */
function freeName(name: string, peers: readonly PeerInfo[]): string {
  const taken = new Set(peers.map((peer) => normaliseName(peer.name)));
  let free = name;
  for (let n = 2; taken.has(normaliseName(free)); n += 1) free = `${name} ${n}`;
  return free;
}
