import { encodeMessage } from '../protocol/encode.ts';
import type { RefusalCode } from '../protocol/errors.ts';
import type { ClientMessage, IceServer } from '../protocol/messages.ts';
import type { Counters } from './counters.ts';
import type { Doorkeeper, Refused } from './doorkeeper.ts';
import type { JoinThrottle } from './join-throttle.ts';
import type { Link, People, Person } from './people.ts';
import { isRefusal, type Grant } from './room.ts';
import type { LobbyPlace, Place, Rooms } from './rooms.ts';

/** Where the one on a socket is. */
export type Seat =
  | { readonly role: 'none' }
  /** The door is being asked. */
  | { readonly role: 'entering' }
  | { readonly role: 'waiting'; readonly place: LobbyPlace }
  | { readonly role: 'person'; readonly person: Person }
  | { readonly role: 'watcher'; readonly place: Place };

type JoinRequest = Extract<ClientMessage, { type: 'join' }>;
type WatchRequest = Extract<ClientMessage, { type: 'watch' }>;
type ResumeRequest = Extract<ClientMessage, { type: 'resume' }>;

/** What asks for a seat. */
export type EntryMessage = JoinRequest | WatchRequest | ResumeRequest;

/** The socket that somebody comes by. */
export type Hall = {
  readonly link: Link;
  readonly isOpen: () => boolean;
  readonly seat: () => Seat;
  readonly sit: (seat: Seat) => void;
  readonly refuse: (code: RefusalCode, message: string) => void;
  /** A bug: ends this socket. */
  readonly fail: (error: unknown) => void;
};

export type EntranceOptions = {
  readonly rooms: Rooms;
  readonly people: People;
  readonly doorkeeper: Doorkeeper;
  readonly counters: Counters;
  /** Slows down those whose attempts to enter keep failing. */
  readonly throttle: JoinThrottle;
  /** Who this is, for the throttle. */
  readonly client: string;
  /** The ICE servers for a person who reached this server as this one did. */
  readonly iceServers: readonly IceServer[];
};

/** The way from a socket to a seat; of no more use once there is one. */
export type Entrance = {
  /** Only for a socket without a seat. */
  readonly enter: (message: EntryMessage) => void;
};

export function createEntrance(options: EntranceOptions, hall: Hall): Entrance {
  const { rooms, people, doorkeeper, counters, throttle, client, iceServers } = options;
  const { link, sit, refuse } = hall;
  const { sendFrame } = link;

  function enter(message: EntryMessage) {
    const waitMs = throttle.waitMs(client);
    if (waitMs > 0) {
      refuse(
        'too-many-attempts',
        `Too many attempts have failed. Try again in ${Math.ceil(waitMs / 1000)} s.`,
      );
      return;
    }
    switch (message.type) {
      case 'join':
        mayJoin(message);
        break;
      case 'watch':
        mayWatch(message);
        break;
      case 'resume':
        resume(message);
        break;
      default:
        message satisfies never;
    }
  }

  /** Asks the door; its answer counts only while this socket still waits for it. */
  function ask<Answer>(question: Promise<Answer>, onAnswer: (answer: Answer) => void) {
    const asking: Seat = { role: 'entering' };
    sit(asking);
    const takeIn = (answer: Answer) => {
      if (hall.seat() !== asking) return;
      sit({ role: 'none' });
      if (hall.isOpen()) onAnswer(answer);
    };
    question.then(takeIn).catch(hall.fail);
  }

  function mayJoin(request: JoinRequest) {
    // Who comes with the secret of a server that had another key is no thief.
    if (people.isTheft(request)) throttle.fail(client);
    ask(doorkeeper.admit(request.room, request.token), (grant) => {
      const returning = people.grantReturning(request);
      if (isRefusal(grant)) {
        if (returning === undefined) turnAway(grant);
        else join(request, returning);
      } else {
        join(request, returning === undefined ? grant : { ...grant, isAdmitted: true });
      }
    });
  }

  function join(request: JoinRequest, grant: Grant) {
    const person = people.join(request, grant, link);
    if (person === 'lobby') {
      wait(request, grant);
      return;
    }
    if (isRefusal(person)) {
      refuse(person.code, person.message);
      return;
    }
    sit({ role: 'person', person });
    const { room, self, peers, door, waiting } = person.place;
    const { secret } = person;
    sendFrame(
      encodeMessage({ type: 'joined', room, self, peers, door, waiting, iceServers, secret }),
    );
  }

  function wait(request: JoinRequest, grant: Grant) {
    const place = rooms.knock(request, (refusal) => {
      sit({ role: 'none' });
      if (refusal === undefined) join(request, { ...grant, isAdmitted: true });
      else refuse(refusal.code, refusal.message);
    });
    if (isRefusal(place)) {
      refuse(place.code, place.message);
      return;
    }
    sit({ role: 'waiting', place });
    sendFrame(encodeMessage({ type: 'waiting', room: place.room }));
  }

  /** Says no, and counts what may be an attempt to find a token. */
  function turnAway({ code, message, isGuess }: Refused) {
    if (isGuess) throttle.fail(client);
    refuse(code, message);
  }

  function resume(claim: ResumeRequest) {
    const resumed = people.resume(claim, link);
    counters.resumes[typeof resumed === 'string' ? resumed : 'ok'] += 1;
    if (typeof resumed === 'string') {
      // A thief hears the same as one whose place is lost, but may not try for long.
      if (resumed === 'not-theirs') throttle.fail(client);
      refuse('session-lost', 'That place in the room is no longer kept. Join again.');
      return;
    }
    const { person, missed } = resumed;
    sit({ role: 'person', person });
    sendFrame(encodeMessage({ type: 'resumed', received: person.received() }));
    for (const frame of missed) sendFrame(frame);
  }

  function mayWatch(request: WatchRequest) {
    ask(doorkeeper.mayWatch(request.room, request.token), (refused) => {
      if (refused !== undefined) turnAway(refused);
      else watch(request);
    });
  }

  function watch(request: WatchRequest) {
    // Nothing less proves that the wrong ones were no guesses: anybody can join a room.
    if (doorkeeper.isServerToken(request.token)) throttle.succeed(client);
    const place = rooms.watch(request.room, sendFrame);
    if (isRefusal(place)) {
      refuse(place.code, place.message);
      return;
    }
    sit({ role: 'watcher', place });
    const { room, peers, door, waiting } = place;
    sendFrame(encodeMessage({ type: 'watching', room, peers, door, waiting }));
  }

  return { enter };
}
