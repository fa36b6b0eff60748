import type { Logger } from 'pino';
import { encodeMessage } from '../protocol/encode.ts';
import type { Limits } from '../protocol/limits.ts';
import { createOutbox } from '../protocol/outbox.ts';
import type { Counters } from './counters.ts';
import {
  isRefusal,
  type Frame,
  type PersonPlace,
  type Refusal,
  type Rooms,
  type SendFrame,
} from './rooms.ts';
import { createSecret, isSameSecret } from './secrets.ts';

/** The socket that a person has just now. */
export type Link = {
  readonly sendFrame: SendFrame;
  /** The person has come back by another one. */
  readonly replace: () => void;
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

export type People = {
  readonly join: (request: Parameters<Rooms['join']>[0], link: Link) => Person | Refusal;
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
  limits: Limits,
  log: Logger,
  counters: Counters,
): People {
  type Entry = { readonly person: Person; readonly resume: Resume };
  type Resume = (received: number, link: Link) => readonly Frame[] | undefined;
  const entries = new Map<string, Entry>();
  const waiting = new Set<() => void>();

  function join(request: Parameters<Rooms['join']>[0], firstLink: Link): Person | Refusal {
    const outbox = createOutbox<Frame>(limits.outboxLength);
    const joinedMs = performance.now();
    let link: Link | undefined = firstLink;
    let grace: NodeJS.Timeout | undefined;
    let received = 0;
    const place = rooms.join(request, (frame) => {
      outbox.push(frame);
      link?.sendFrame(frame);
    });
    if (isRefusal(place)) return place;
    const { room, self, peers } = place;
    const head = Buffer.from(encodeMessage({ type: 'signal', from: self.id, payload: '' }));
    counters.joins += 1;
    log.info({ event: 'peer.joined', room, peer: self.id, people: peers.length + 1 });

    const person: Person = {
      place,
      secret: createSecret(),
      received: () => received,
      signal: (to, payload) => {
        received += 1;
        counters.relayedMessages += 1;
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
        clearTimeout(grace);
        link = undefined;
        if (!entries.delete(self.id)) return;
        place.leave();
        const ms = Math.round(performance.now() - joinedMs);
        counters.leaves += 1;
        log.info({ event: 'peer.left', room, peer: self.id, ms });
        if (entries.size === 0) for (const resolve of waiting) resolve();
      },
    };
    const resume: Resume = (seen, next) => {
      const missed = outbox.after(seen);
      if (missed === undefined) return undefined;
      clearTimeout(grace);
      link?.replace();
      link = next;
      log.info({ event: 'peer.resumed', room, peer: self.id, missed: missed.length });
      return missed;
    };
    entries.set(self.id, { person, resume });
    return person;
  }

  return {
    join,
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
