import type { CallEvent, EventPerson, PresentPerson } from '../call/call-events.ts';
import { describePairRefusal, describePath, describeProgress, describeSize } from './person.ts';
import { jsonLine, plainLine, plainText } from './plain-text.ts';

/** `engage.call/1`, documented in docs/cli.md. */
export function callJson(event: CallEvent): string {
  return jsonLine({ schema: 'engage.call/1', ...event });
}

/** Turns each event into the lines that tell it, or into nothing. */
export function createCallLines(): (event: CallEvent) => string {
  let lastSpeaker: string | undefined;
  return (event) => {
    if (event.event === 'speaking') {
      // Not each pause: who speaks is said when it is somebody else.
      if (!event.isSpeaking || event.person.id === lastSpeaker) return '';
      lastSpeaker = event.person.id;
    }
    return describe(event)
      .map((line) => `${line}\n`)
      .join('');
  };
}

function describe(event: CallEvent): readonly string[] {
  switch (event.event) {
    case 'waiting':
      return ['Waiting until a host lets you in.'];
    case 'joined': {
      const others = event.people.map(describePresent).join(', ');
      const who = others === '' ? 'nobody else is there' : `with ${others}`;
      return [`You are in “${plainLine(event.room)}” as ${nameOf(event.self)}: ${who}`];
    }
    case 'reconnecting':
      return ['The connection to the server is lost; trying again.'];
    case 'reconnected':
      return ['Connected to the server again.'];
    case 'ended': // The command says so as it ends.
      return [];
    case 'left':
      return ['You have left'];
    case 'person-joined':
      return [`${describePresent(event.person)} joined; ${countOthers(event.people)}`];
    case 'person-left':
      return [`${nameOf(event.person)} left; ${countOthers(event.people)}`];
    case 'media':
      return [`${nameOf(event.person)}: ${describeMedia(event)}`];
    case 'connection':
      return describeConnectionEvent(event);
    case 'not-connected':
      return [`${nameOf(event.person)}: ${describePairRefusal(event.reason)}`];
    case 'path':
      return [`${nameOf(event.person)}: ${describePath(event.path)}`];
    case 'numbers':
      return [`${nameOf(event.person)}: compare ${event.numbers} with them`];
    case 'speaking':
      return [`${nameOf(event.person)} speaks`];
    case 'hand':
      return [`${nameOf(event.person)} ${event.isRaised ? 'raised' : 'lowered'} the hand`];
    case 'reaction':
      return [`${nameOf(event.person)} reacts: ${event.emoji}`];
    case 'chat':
      return [describeChat(event)];
    case 'file':
      return [describeFile(event)];
    case 'door':
      return [
        `The room is ${event.isLocked ? 'locked' : 'not locked'}; guests ${
          event.hasLobby ? 'wait until a host lets them in' : 'come in at once'
        }`,
      ];
    case 'knock':
      return [`${nameOf(event.person)} waits to be let in`];
    case 'knock-over':
      return [`${nameOf(event.person)} waits no more`];
    case 'stats': // Figures are for programs; people see the path.
      return [];
    default:
      return event satisfies never;
  }
}

function countOthers(people: number): string {
  if (people === 0) return 'nobody else is there';
  return people === 1 ? '1 other person is there' : `${people} other people are there`;
}

function nameOf({ name }: EventPerson): string {
  return plainLine(name);
}

function describePresent(person: PresentPerson): string {
  const host = person.isHost ? ', host' : '';
  const protection = person.protection === 'sealed' ? 'sealed by the link' : 'not sealed';
  return `${nameOf(person)} (${protection}${host})`;
}

type EventOf<T extends CallEvent['event']> = Extract<CallEvent, { readonly event: T }>;

function describeConnectionEvent(event: EventOf<'connection'>): readonly string[] {
  const name = nameOf(event.person);
  switch (event.connection) {
    case 'connected':
      return [`${name}: connected`];
    case 'disconnected':
      return [`${name}: the connection is interrupted; looking for another path`];
    case 'failed':
      return [`${name}: no path found; trying again`];
    case 'new':
    case 'connecting':
    case 'closed':
      return [];
    default:
      return event.connection satisfies never;
  }
}

export function describeMedia(media: {
  readonly microphone: boolean;
  readonly camera: boolean;
  readonly screen: boolean;
}): string {
  const screen = media.screen ? ', shares a screen' : '';
  return `microphone ${onOff(media.microphone)}, camera ${onOff(media.camera)}${screen}`;
}

function onOff(isOn: boolean): string {
  return isOn ? 'on' : 'off';
}

/** Further lines are indented, so that no message can pass for something that happened. */
function describeChat({ person, text, time, relayedBy }: EventOf<'chat'>): string {
  const by = relayedBy === undefined ? '' : ` (as ${plainLine(relayedBy)} says)`;
  const words = plainText(text).replaceAll('\n', '\n    ');
  return `[${clockTime(new Date(time))}] ${nameOf(person)}${by}: ${words}`;
}

/** By the clock of this machine, as 09:05. */
export function clockTime(time: Date): string {
  return [time.getHours(), time.getMinutes()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

function describeFile(event: EventOf<'file'>): string {
  const { number, direction, person, size, progress, path } = event;
  const name = `“${plainLine(event.name)}” (${describeSize(size)})`;
  const way = direction === 'sending' ? `to ${nameOf(person)}` : `from ${nameOf(person)}`;
  const answer =
    direction === 'receiving' && progress.phase === 'offered'
      ? `: /accept ${number} or /decline ${number}`
      : '';
  const where = path === undefined ? '' : ` as ${plainLine(path)}`;
  return `File ${number}: ${name} ${way} ${describeProgress(event)}${where}${answer}`;
}
