import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { decodeServerMessage } from '../../../src/protocol/decode.ts';
import { limits } from '../../../src/protocol/limits.ts';
import type { ServerMessage } from '../../../src/protocol/messages.ts';
import { normaliseName } from '../../../src/protocol/names.ts';
import {
  initialRoomState,
  insideOf,
  reduceRoom,
  type RoomState,
} from '../../../src/protocol/room-state.ts';
import { createCounters } from '../../../src/signal/counters.ts';
import { createPeople, type Link, type Person } from '../../../src/signal/people.ts';
import { createRoomRecords } from '../../../src/signal/room-records.ts';
import { isRefusal, type Frame, type Grant } from '../../../src/signal/room.ts';
import { createPlaceSecrets } from '../../../src/signal/secrets.ts';
import { createRooms } from '../../../src/signal/rooms.ts';

const room = 'standup';
const maxPeople = 4;

/** A person as they see themself: what they have received, by which link, and what they made of it. */
export type Model = {
  readonly person: Person;
  state: RoomState;
  received: number;
  link: Link | undefined;
  isOver: boolean;
};

/** The real rooms and people, with everyone's own view of the room kept by the client's reducer. */
export function createRoomWorld() {
  const rooms = createRooms({
    limits: { ...limits, peersPerRoom: maxPeople },
    createId: createCounter(),
    records: createRoomRecords({ now: () => 0 }),
    now: () => 0,
    isDraining: () => false,
  });
  const people = createPeople(
    rooms,
    createPlaceSecrets([randomBytes(32)]),
    limits,
    pino({ level: 'silent' }),
    createCounters(),
  );
  const models: Model[] = [];

  function join(name: string, role: Grant['role']) {
    const early: Frame[] = [];
    const seat: { model?: Model } = {};
    const link = createLink((frame) => {
      if (seat.model === undefined) early.push(frame);
      else receive(seat.model, frame);
    }, seat);
    const grant: Grant = { role, isAdmitted: true, ...(role === 'host' ? {} : { link: 'shared' }) };
    const person = people.join({ room, name, intent: 'join' }, grant, link);
    if (person === 'lobby' || isRefusal(person)) return;
    const { self, peers, door, waiting } = person.place;
    const joined: ServerMessage = {
      type: 'joined',
      room,
      self,
      peers,
      door,
      waiting,
      iceServers: [],
      secret: person.secret,
    };
    seat.model = {
      person,
      state: reduceRoom(initialRoomState, joined),
      received: 0,
      link,
      isOver: false,
    };
    assert.deepEqual(early, []);
    models.push(seat.model);
  }

  function createLink(onFrame: (frame: Frame) => void, seat: { readonly model?: Model }): Link {
    const link: Link = {
      sendFrame: onFrame,
      replace: () => {
        if (seat.model?.link === link) seat.model.link = undefined;
      },
      end: ({ code, message }) => {
        if (seat.model !== undefined) finish(seat.model, { type: 'ended', code, message });
      },
    };
    return link;
  }

  function at(index: number): Model | undefined {
    const present = models.filter(({ isOver }) => !isOver);
    return present[index % Math.max(1, present.length)];
  }

  /** The socket is lost: what is sent from now on is kept for the next one. */
  function lose(model: Model) {
    const { link } = model;
    if (link === undefined) return;
    model.link = undefined;
    model.person.detach(link);
  }

  function resume(model: Model, secret: string) {
    const { id } = model.person.place.self;
    const link = createLink((frame) => receive(model, frame), { model });
    const claim = { peer: id, secret, received: model.received };
    const resumed = people.resume(claim, link);
    if (secret !== model.person.secret) {
      assert.equal(resumed, 'not-theirs');
      return;
    }
    if (typeof resumed === 'string') throw new Error(resumed);
    model.link = link;
    for (const frame of resumed.missed) receive(model, frame);
  }

  function leave(model: Model) {
    model.isOver = true;
    model.person.leave();
  }

  function kick(model: Model) {
    const { id } = model.person.place.self;
    assert.equal(rooms.moderate(room, { action: 'kick', person: id }), undefined);
    finish(model, { type: 'ended', code: 'kicked', message: '' });
    const link = createLink(() => {}, {});
    const claim = { peer: id, secret: model.person.secret, received: model.received };
    assert.equal(people.resume(claim, link), 'lost');
  }

  function check() {
    const there = rooms.find(room)?.people ?? [];
    const inside = models.filter(({ isOver }) => !isOver);
    assert.deepEqual(ids(there), new Set(inside.map(({ person }) => person.place.self.id)));
    assert.ok(there.length <= maxPeople);
    assert.equal(new Set(there.map(({ name }) => normaliseName(name))).size, there.length);
    // Whoever has a socket knows exactly who is there; whoever has none will.
    for (const { state, link, person } of inside) {
      if (link === undefined) continue;
      const { self } = person.place;
      assert.deepEqual(ids([...(insideOf(state)?.peers ?? []), self]), ids(there));
    }
    if (inside.length === 0) assert.deepEqual(rooms.list(), []);
  }

  /** Everyone who lost their socket comes back, and sees what all see. */
  function end() {
    for (const model of models) {
      if (!model.isOver && model.link === undefined) resume(model, model.person.secret);
    }
    check();
    people.close();
    assert.deepEqual(rooms.list(), []);
  }

  return { join, at, leave, lose, resume, kick, check, end };
}

function receive(model: Model, frame: Frame) {
  const message = decodeServerMessage(frame.toString());
  if (message.type === 'peer-joined') {
    const known = insideOf(model.state)?.peers ?? [];
    assert.ok(!ids(known).has(message.peer.id));
  }
  model.received += 1;
  model.state = reduceRoom(model.state, message);
}

function finish(model: Model, message: ServerMessage) {
  model.isOver = true;
  model.state = reduceRoom(model.state, message);
}

function ids(people: readonly { readonly id: string }[]): ReadonlySet<string> {
  const all = people.map(({ id }) => id);
  assert.equal(new Set(all).size, all.length);
  return new Set(all);
}

function createCounter(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `p${count}`;
  };
}
