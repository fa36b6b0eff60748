import type { Logger } from 'pino';
import { encodeMessage } from '../protocol/encode.ts';
import type { Limits } from '../protocol/limits.ts';
import type { FormerPlace } from '../protocol/messages.ts';
import { createOutbox } from '../protocol/outbox.ts';
import type { Counters } from './counters.ts';
import { isRefusal, type Frame, type Grant, type Refusal, type SendFrame } from './room.ts';
import type { PersonPlace, Rooms } from './rooms.ts';
import { isSameSecret, type PlaceProof, type PlaceSecrets } from './secrets.ts';

/** The socket that a person has just now. */
export type Link = {
  readonly sendFrame: SendFrame;
  /** The person has come back by another one. */
  readonly replace: () => void;
  /** The person's place has been taken away. */
  readonly end: (reason: Refusal) => void;
};

/** Someone in a room, who keeps their place for a while when their socket is lost. */
export type Person = {
  readonly place: PersonPlace;
  /** Proves, on another socket, to be this person. */
  readonly secret: string;
  /** How many signals this person has sent. */
  readonly received: () => number;
  /** Forwards an opaque payload to another person of the room. */
  readonly signal: (to: string, payload: Frame) => void;
  /** Forgets the messages that this person has received. */
  readonly acknowledge: (received: number) => void;
  /** The link is lost: without another one, the person leaves when the grace is over. */
  readonly detach: (link: Link) => void;
  readonly leave: () => void;
};

/** What a person asks for; `was` makes them the same to the others, if it is proven. */
type Request = Omit<Parameters<Rooms['join']>[0], 'id'> & { readonly was?: FormerPlace };

export type People = {
  /** `lobby`: this person must wait to be let in. */
  readonly join: (request: Request, grant: Grant, link: Link) => Person | Refusal | 'lobby';
  /** Whether a place that someone has in this very run is claimed without its secret. */
  readonly isTheft: (request: Request) => boolean;
  /**
   * What someone may who proves to have been inside when an earlier run of this server ended just
   * now: neither lock nor lobby nor an expired link keeps them from where they were.
   */
  readonly grantReturning: (request: Request) => Grant | undefined;
  /**
   * Gives a person another link; `missed` are the messages after those already received.
   * Otherwise says whether the place is lost (no such person, or too much was missed) or the secret
   * is not theirs.
   */
  readonly resume: (
    claim: { readonly peer: string; readonly secret: string; readonly received: number },
    link: Link,
  ) => { readonly person: Person; readonly missed: readonly Frame[] } | 'lost' | 'not-theirs';
  readonly count: () => number;
  /** Resolves when nobody is here, not even one who may still come back. */
  readonly emptied: () => Promise<void>;
  /** Everyone leaves; no timer is left. */
  readonly close: () => void;
};

export function createPeople(
  rooms: Rooms,
  secrets: PlaceSecrets,
  limits: Limits,
  log: Logger,
  counters: Counters,
): People {
  type Entry = {
    readonly person: Person;
    readonly resume: Resume;
    /** Makes way for the same person without a leave. */
    readonly yield: () => void;
  };
  type Resume = (received: number, link: Link) => readonly Frame[] | undefined;
  const entries = new Map<string, Entry>();
  const waiting = new Set<() => void>();

  const startedMs = performance.now();

  /** What `was` proves, unless a host has sent this person away since. */
  function proofOf({ room, was }: Request): PlaceProof | undefined {
    if (was === undefined) return undefined;
    const record = rooms.record(room);
    if (record?.kicked.includes(was.id) === true) return undefined;
    return secrets.read(was.secret, { room, id: was.id, closedAtMs: record?.closedAtMs ?? 0 });
  }

  function join(request: Request, grant: Grant, firstLink: Link): Person | Refusal | 'lobby' {
    const proof = proofOf(request);
    const id = proof?.id;
    // Of a room with links, only a link makes a host.
    const isStillHost = proof?.isHost === true && grant.link === undefined;
    const ghost = id === undefined ? undefined : entries.get(id);
    const outbox = createOutbox<Frame>(limits.outboxLength);
    const joinedMs = performance.now();
    let link: Link | undefined = firstLink;
    let grace: NodeJS.Timeout | undefined;
    let received = 0;
    const place = rooms.join({ ...request, id }, isStillHost ? { ...grant, role: 'host' } : grant, {
      send: (frame) => {
        outbox.push(frame);
        link?.sendFrame(frame);
      },
      end: (reason) => {
        link?.end(reason);
        forget(reason.code);
      },
    });
    if (place === 'lobby' || isRefusal(place)) return place;
    ghost?.yield();
    const { room, self, peers } = place;
    let head: Buffer | undefined;
    counters.joins += 1;
    log.info({ event: 'peer.joined', room, peer: self.id, people: peers.length + 1 });

    const person: Person = {
      place,
      secret: secrets.make({
        room,
        id: self.id,
        isHost: self.isHost === true,
        closedAtMs: rooms.record(room)?.closedAtMs ?? 0,
      }),
      received: () => received,
      signal: (to, payload) => {
        received += 1;
        counters.relayedMessages += 1;
        head ??= Buffer.from(encodeMessage({ type: 'signal', from: self.id, payload: '' }));
        const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload;
        counters.relayedBytes += bytes.length;
        place.sendTo(to, Buffer.concat([head, bytes]));
      },
      acknowledge: outbox.acknowledge,
      detach: (lost) => {
        if (link !== lost) return;
        link = undefined;
        grace = setTimeout(person.leave, limits.resumeGraceMs);
      },
      leave: () => {
        place.leave();
        forget('left');
      },
    };

    function forget(why: string) {
      clearTimeout(grace);
      link = undefined;
      if (entries.get(self.id)?.person !== person) return;
      entries.delete(self.id);
      const ms = Math.round(performance.now() - joinedMs);
      counters.leaves += 1;
      log.info({ event: 'peer.left', room, peer: self.id, ms, why });
      if (entries.size === 0) for (const resolve of waiting) resolve();
    }

    const resume: Resume = (seen, next) => {
      const missed = outbox.after(seen);
      if (missed === undefined) return undefined;
      clearTimeout(grace);
      link?.replace();
      link = next;
      log.info({ event: 'peer.resumed', room, peer: self.id, missed: missed.length });
      return missed;
    };
    const giveWay = () => {
      clearTimeout(grace);
      link?.replace();
      link = undefined;
    };
    entries.set(self.id, { person, resume, yield: giveWay });
    return person;
  }

  return {
    join,
    isTheft: (request) =>
      request.was !== undefined && entries.has(request.was.id) && proofOf(request) === undefined,
    grantReturning: (request) => {
      const isLate = performance.now() - startedMs > limits.returnWindowMs;
      const proof = isLate ? undefined : proofOf(request);
      return proof && { role: proof.isHost ? 'host' : 'guest', isAdmitted: true };
    },
    resume: ({ peer, secret, received }, link) => {
      const entry = entries.get(peer);
      if (entry === undefined) return 'lost';
      if (!isSameSecret(secret, entry.person.secret)) return 'not-theirs';
      const missed = entry.resume(received, link);
      if (missed !== undefined) return { person: entry.person, missed };
      entry.person.leave(); // Its owner can only begin anew, and should not meet their own ghost.
      return 'lost';
    },
    count: () => entries.size,
    emptied: () =>
      new Promise((resolve) => {
        if (entries.size === 0) resolve();
        else waiting.add(resolve);
      }),
    close: () => {
      for (const { person } of entries.values()) person.leave();
    },
  };
}
