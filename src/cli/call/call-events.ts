import { isEnded } from '../../client/files/transfer.ts';
import { oneself } from '../../client/talk/gestures.ts';
import { keyOf } from '../../client/talk/chat-log.ts';
import type { MediaPath } from '../../peer/media-path.ts';
import type { PairReading } from '../../peer/call-meter.ts';
import type { RefusalCode } from '../../protocol/errors.ts';
import type { Door, PeerInfo } from '../../protocol/messages.ts';
import { protectionOf, type Protection } from '../../protocol/protection.ts';
import { joinedIn, type CallPair, type CallSnapshot, type NumberedTransfer } from './call-store.ts';

export type EventPerson = { readonly id: string; readonly name: string };

export type PresentPerson = EventPerson & {
  readonly isHost: boolean;
  readonly protection: Protection;
};

type About<Fields = object> = { readonly person: EventPerson } & Fields;

/** What happens in a call, as `engage.call/1` says it; docs/cli.md explains each. */
export type CallEvent =
  | { readonly event: 'waiting'; readonly room: string }
  | {
      readonly event: 'joined';
      readonly room: string;
      readonly self: PresentPerson;
      readonly people: readonly PresentPerson[];
      readonly door: Door;
    }
  | { readonly event: 'reconnecting' }
  | { readonly event: 'reconnected' }
  | { readonly event: 'ended'; readonly code: RefusalCode; readonly message: string }
  | { readonly event: 'left' }
  | { readonly event: 'person-joined'; readonly person: PresentPerson; readonly people: number }
  | ({ readonly event: 'person-left' } & About<{ readonly people: number }>)
  | ({ readonly event: 'media' } & About<Media>)
  | ({ readonly event: 'connection' } & About<Pick<CallPair, 'connection'>>)
  | ({ readonly event: 'not-connected' } & About<{
      readonly reason: NonNullable<CallPair['refusal']>;
    }>)
  | ({ readonly event: 'path' } & About<{ readonly path: MediaPath }>)
  | ({ readonly event: 'numbers' } & About<{ readonly numbers: string }>)
  | ({ readonly event: 'speaking' } & About<{ readonly isSpeaking: boolean }>)
  | ({ readonly event: 'hand' } & About<{ readonly isRaised: boolean }>)
  | ({ readonly event: 'reaction' } & About<{ readonly emoji: string }>)
  | ({ readonly event: 'chat' } & About<{
      readonly id: string;
      readonly text: string;
      /** ISO 8601. */
      readonly time: string;
      readonly isOwn: boolean;
      /** Who says that they wrote it, when it did not come from themselves. */
      readonly relayedBy: string | undefined;
    }>)
  | ({ readonly event: 'file' } & About<Pick<NumberedTransfer, FileField>>)
  | ({ readonly event: 'door' } & Door)
  | ({ readonly event: 'knock' } & About)
  | ({ readonly event: 'knock-over' } & About)
  | { readonly event: 'stats'; readonly people: readonly PersonStats[] };

type Media = {
  readonly microphone: boolean;
  readonly camera: boolean;
  readonly screen: boolean;
};

type FileField = 'number' | 'direction' | 'name' | 'size' | 'progress' | 'path';

export type PersonStats = EventPerson & PairReading;

/** What happened between two moments, in an order in which it can be told. */
export function eventsBetween(before: CallSnapshot, now: CallSnapshot): readonly CallEvent[] {
  return [
    ...phaseEvents(before, now),
    ...peopleEvents(before, now),
    ...gestureEvents(before, now),
    ...chatEvents(before, now),
    ...fileEvents(before, now),
    ...doorEvents(before, now),
  ];
}

/** How the way to each person is just now. */
export function statsOf(now: CallSnapshot): CallEvent {
  const people = peersOf(now).flatMap((peer) => {
    const reading = now.readings.get(peer.id);
    return reading === undefined ? [] : [{ ...personOf(peer), ...reading }];
  });
  return { event: 'stats', people };
}

function peersOf(snapshot: CallSnapshot): readonly PeerInfo[] {
  return joinedIn(snapshot)?.peers ?? [];
}

function personOf({ id, name }: EventPerson): EventPerson {
  return { id, name };
}

function presentOf(peer: PeerInfo): PresentPerson {
  return { ...personOf(peer), isHost: peer.isHost === true, protection: protectionOf(peer) };
}

function phaseEvents(before: CallSnapshot, now: CallSnapshot): readonly CallEvent[] {
  const [was, is] = [before.room, now.room];
  if (was.phase === is.phase) return [];
  if (is.phase === 'waiting') return [{ event: 'waiting', room: is.room }];
  if (is.phase === 'left') return [{ event: 'left' }];
  if (is.phase === 'refused') return [{ event: 'ended', code: is.code, message: is.message }];
  if (is.phase === 'reconnecting') return [{ event: 'reconnecting' }];
  if (is.phase !== 'joined') return [];
  if (was.phase === 'reconnecting') return [{ event: 'reconnected' }];
  const people = is.peers.map(presentOf);
  return [{ event: 'joined', room: is.room, self: presentOf(is.self), people, door: is.door }];
}

function peopleEvents(before: CallSnapshot, now: CallSnapshot): readonly CallEvent[] {
  const wasInside = joinedIn(before) !== undefined;
  const isInside = joinedIn(now) !== undefined;
  const [was, is] = [peersOf(before), peersOf(now)];
  const known = new Set(was.map(({ id }) => id));
  const present = new Set(is.map(({ id }) => id));
  const people = is.length;
  const came = wasInside ? is.filter(({ id }) => !known.has(id)) : [];
  const left = isInside ? was.filter(({ id }) => !present.has(id)) : [];
  return [
    ...came.map((peer) => ({ event: 'person-joined', person: presentOf(peer), people }) as const),
    ...left.map((peer) => ({ event: 'person-left', person: personOf(peer), people }) as const),
    ...is.flatMap((peer) => pairEvents(peer, before, now)),
  ];
}

function pairEvents(peer: PeerInfo, before: CallSnapshot, now: CallSnapshot): readonly CallEvent[] {
  const person = personOf(peer);
  const events: CallEvent[] = [];
  const [was, is] = [before.pairs.get(peer.id), now.pairs.get(peer.id)];
  const [wasRead, isRead] = [before.readings.get(peer.id), now.readings.get(peer.id)];
  if (is !== undefined && was !== is) {
    const { connection, refusal, authentication } = is;
    if (was?.connection !== connection) events.push({ event: 'connection', person, connection });
    if (refusal !== undefined && was?.refusal !== refusal) {
      events.push({ event: 'not-connected', person, reason: refusal });
    }
    const media = mediaOf(is);
    if (media !== undefined && JSON.stringify(media) !== JSON.stringify(mediaOf(was))) {
      events.push({ event: 'media', person, ...media });
    }
    if (authentication.state === 'known' && numbersOf(was) !== authentication.text) {
      events.push({ event: 'numbers', person, numbers: authentication.text });
    }
  }
  const path = isRead?.path;
  if (path !== undefined && JSON.stringify(path) !== JSON.stringify(wasRead?.path)) {
    events.push({ event: 'path', person, path });
  }
  const isSpeaking = isRead?.isSpeaking === true;
  if (isSpeaking !== (wasRead?.isSpeaking === true)) {
    events.push({ event: 'speaking', person, isSpeaking });
  }
  return events;
}

function mediaOf(pair: CallPair | undefined): Media | undefined {
  if (pair?.media === undefined) return undefined;
  const { microphone, camera, screen = false } = pair.media;
  return { microphone, camera, screen };
}

function numbersOf(pair: CallPair | undefined): string | undefined {
  return pair?.authentication.state === 'known' ? pair.authentication.text : undefined;
}

/** Someone by id, also when it stands for oneself; undefined for who has just left. */
function whoIs(id: string, now: CallSnapshot): EventPerson | undefined {
  const inside = joinedIn(now);
  const found = id === oneself ? inside?.self : inside?.peers.find((peer) => peer.id === id);
  return found && personOf(found);
}

function gestureEvents(before: CallSnapshot, now: CallSnapshot): readonly CallEvent[] {
  if (before.gestures === now.gestures) return [];
  const events: CallEvent[] = [];
  const [was, is] = [before.gestures.hands, now.gestures.hands];
  for (const id of new Set([...was.keys(), ...is.keys()])) {
    const person = whoIs(id, now);
    if (person !== undefined && was.has(id) !== is.has(id)) {
      events.push({ event: 'hand', person, isRaised: is.has(id) });
    }
  }
  const seen = new Set(before.gestures.reactions.map(({ number }) => number));
  for (const { number, by, emoji } of now.gestures.reactions) {
    const person = whoIs(by, now);
    if (person !== undefined && !seen.has(number))
      events.push({ event: 'reaction', person, emoji });
  }
  return events;
}

function chatEvents(before: CallSnapshot, now: CallSnapshot): readonly CallEvent[] {
  if (before.chat === now.chat) return [];
  const known = new Set(before.chat.map(keyOf));
  return now.chat
    .filter((entry) => !known.has(keyOf(entry)))
    .map(({ id, author, text, atMs, origin }) => ({
      event: 'chat',
      person: personOf(author),
      id,
      text,
      time: new Date(atMs).toISOString(),
      isOwn: origin.kind === 'own',
      relayedBy: origin.kind === 'relayed' ? origin.by : undefined,
    }));
}

/** One event for each step of a file, none for each piece that moves. */
function fileEvents(before: CallSnapshot, now: CallSnapshot): readonly CallEvent[] {
  const known = new Map(before.files.map((file) => [file.key, file.progress.phase]));
  return now.files
    .filter((file) => known.get(file.key) !== file.progress.phase)
    .map(({ peer, number, direction, name, size, progress, path }) => ({
      event: 'file',
      person: personOf(peer),
      number,
      direction,
      name,
      size,
      progress,
      path,
    }));
}

function doorEvents(before: CallSnapshot, now: CallSnapshot): readonly CallEvent[] {
  const [was, is] = [joinedIn(before), joinedIn(now)];
  if (is === undefined) return [];
  const { isLocked, hasLobby } = is.door;
  const hasChanged =
    was !== undefined && (was.door.isLocked !== isLocked || was.door.hasLobby !== hasLobby);
  const [waited, waits] = [was?.waiting ?? [], is.waiting];
  return [
    ...(hasChanged ? [{ event: 'door', isLocked, hasLobby } as const] : []),
    ...without(waits, waited).map((person) => ({ event: 'knock', person }) as const),
    ...without(waited, waits).map((person) => ({ event: 'knock-over', person }) as const),
  ];
}

function without(some: readonly EventPerson[], others: readonly EventPerson[]) {
  return some.filter(({ id }) => others.every((other) => other.id !== id)).map(personOf);
}

/** Files that somebody can still say something about. */
export function openFiles({ files }: CallSnapshot): readonly NumberedTransfer[] {
  return files.filter((file) => !isEnded(file));
}
