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
      /** The id of someone who comes back; whoever has it in the room is replaced. */
      readonly id?: string | undefined;
    },
    send: SendFrame,
  ) => PersonPlace | Refusal;
  readonly watch: (room: string, send: SendFrame) => Place | Refusal;
};

/** All rooms of one server. A room is there while someone is in it or watches it. */
export function createRooms(limits: Limits, createId: () => string): Rooms {
  const rooms = new Map<string, Room>();

  function find(name: string): Room | Refusal {
    const problem = roomNameProblem(name);
    if (problem !== undefined) return { code: 'bad-room-name', message: problem };
    const known = rooms.get(normaliseName(name));
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
    join: ({ room: roomName, name, intent, salt, id = createId() }, send) => {
      const room = find(roomName);
      if (isRefusal(room)) return room;
      const problem = personNameProblem(name);
      if (problem !== undefined) return { code: 'bad-person-name', message: problem };
      const peers = peopleOf(room).filter((peer) => peer.id !== id);
      if (intent === 'start' && peers.length > 0) {
        return {
          code: 'room-taken',
          message: `A call named “${room.name}” is already going on.`,
        };
      }
      if (peers.length >= limits.peersPerRoom) {
        return {
          code: 'room-full',
          message: `“${room.name}” is full: it has ${peers.length} people, the most for one call.`,
        };
      }
      const self: PeerInfo = {
        id,
        name: freeName(tidyName(name), peers),
        ...(salt === undefined ? {} : { salt }),
      };
      const person = { info: self, send };
      room.people.delete(id); // Their ghost, which is told nothing any more.
      tellAll(room, { type: 'peer-joined', peer: self });
      room.people.set(id, person);
      keep(room);
      return {
        room: room.name,
        self,
        peers,
        sendTo: (to, frame) => room.people.get(to)?.send(frame),
        leave: () => {
          if (room.people.get(id) !== person) return;
          room.people.delete(id);
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
