import { encodeMessage } from '../protocol/encode.ts';
import type { RefusalCode } from '../protocol/errors.ts';
import type { Door, PeerInfo, ServerMessage, WaitingPerson } from '../protocol/messages.ts';
import { normaliseName } from '../protocol/names.ts';
import type { RoomRecord } from './room-records.ts';

/** One text frame, as text or as its UTF-8. */
export type Frame = string | Buffer;

/** Sends one frame to whom it belongs; never throws, never waits. */
export type SendFrame = (frame: Frame) => void;

export type Refusal = { readonly code: RefusalCode; readonly message: string };

/** What someone at the door may do, as their link or the policy of the server says. */
export type Grant = {
  readonly role: 'host' | 'guest';
  /** The id of the link they came by. */
  readonly link?: string;
  /** The most people in the room with them. */
  readonly maxPeople?: number;
  /** A host has let them in, or they were in before: neither lock nor lobby holds them up. */
  readonly isAdmitted?: true;
};

/** Someone who wants a place. */
export type Arrival = { readonly room: string; readonly name: string; readonly salt?: string };

/** How the room reaches a person. */
export type Visitor = {
  readonly send: SendFrame;
  /** Their place has been taken away; the others have been told. */
  readonly end: (reason: Refusal) => void;
};

/** What is known of a room from outside. */
export type RoomSummary = {
  readonly name: string;
  readonly people: readonly PeerInfo[];
  readonly waiting: readonly WaitingPerson[];
  readonly door: Door;
  /** When its last link expires, milliseconds since 1970; 0 when none was made. */
  readonly untilMs: number;
};

/** One room while someone is in it, watches it or waits at it. */
export type Room = {
  readonly key: string;
  /** As its first visitor typed it. */
  readonly name: string;
  readonly people: Map<string, Member>;
  readonly watchers: Set<SendFrame>;
  readonly waiting: Map<string, Waiting>;
  record: RoomRecord;
};

export type Member = { readonly info: PeerInfo; readonly grant: Grant; readonly visitor: Visitor };

export type Waiting = {
  readonly person: WaitingPerson;
  readonly answer: (refusal: Refusal | undefined) => void;
};

export function isRefusal(result: object | string): result is Refusal {
  return typeof result === 'object' && 'code' in result;
}

/** What everyone who comes to a room is shown. */
export function outlook(room: Room) {
  return {
    room: room.name,
    peers: peopleOf(room),
    door: room.record.door,
    waiting: waitingOf(room),
  };
}

export function summary(room: Room): RoomSummary {
  return {
    name: room.name,
    people: peopleOf(room),
    waiting: waitingOf(room),
    door: room.record.door,
    untilMs: room.record.untilMs,
  };
}

export function peopleOf(room: Room): readonly PeerInfo[] {
  return Array.from(room.people.values(), (member) => member.info);
}

export function waitingOf(room: Room): readonly WaitingPerson[] {
  return Array.from(room.waiting.values(), ({ person }) => person);
}

/** Takes a person's place away and tells the others; undefined when they had none. */
export function removeMember(room: Room, id: string): Member | undefined {
  const member = room.people.get(id);
  if (member === undefined) return undefined;
  room.people.delete(id);
  tellAll(room, { type: 'peer-left', id });
  return member;
}

/** Takes someone out of the lobby and tells the hosts; undefined when they were not there. */
export function removeWaiting(room: Room, id: string): Waiting | undefined {
  const waiting = room.waiting.get(id);
  if (waiting === undefined) return undefined;
  room.waiting.delete(id);
  tellHosts(room, { type: 'knock-over', id });
  return waiting;
}

export function tellDoor(room: Room) {
  tellAll(room, { type: 'door-changed', door: room.record.door });
}

export function tellAll(room: Room, message: ServerMessage) {
  const frame = encodeMessage(message);
  for (const { visitor } of room.people.values()) visitor.send(frame);
  for (const watcher of room.watchers) watcher(frame);
}

export function tellHosts(room: Room, message: ServerMessage) {
  const frame = encodeMessage(message);
  for (const { info, visitor } of room.people.values()) {
    if (info.isHost === true) visitor.send(frame);
  }
  for (const watcher of room.watchers) watcher(frame);
}

/** Two people of one name would be confused: the second Ada is shown as “Ada 2”. */
export function freeName(name: string, peers: readonly PeerInfo[]): string {
  const taken = new Set(peers.map((peer) => normaliseName(peer.name)));
  let free = name;
  for (let n = 2; taken.has(normaliseName(free)); n += 1) free = `${name} ${n}`;
  return free;
}
