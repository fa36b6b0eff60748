import { reactionEmojis } from '../../protocol/channel-messages.ts';
import { normaliseName } from '../../protocol/names.ts';
import type { roomActions } from '../../protocol/messages.ts';
import type { CallAct } from './call-acts.ts';
import { openFiles } from './call-events.ts';
import { joinedIn, type CallSnapshot } from './call-store.ts';

/** What a line means: something to do, or a sentence about why not. */
export type Reading = { readonly act: CallAct } | { readonly answer: string };

export const commandNames = [
  'hand',
  'react',
  'file',
  'accept',
  'decline',
  'cancel',
  'microphone',
  'camera',
  'admit',
  'refuse',
  'kick',
  'lock',
  'unlock',
  'lobby-on',
  'lobby-off',
  'mute-all',
  'close-room',
  'leave',
  'help',
] as const;

export type CommandName = (typeof commandNames)[number];

type LineCommand = {
  /** What stands behind the name, as it is shown. */
  readonly takes?: string;
  readonly does: string;
  readonly read: (rest: string, call: CallSnapshot) => Reading;
};

export const lineCommands: Record<CommandName, LineCommand> = {
  hand: { does: 'raise or lower the hand', read: () => ({ act: { act: 'hand' } }) },
  react: {
    takes: '1 to 6',
    does: `react: ${reactionEmojis.join(' ')}`,
    read: (rest) => {
      const emoji = reactionEmojis[Number(rest) - 1] ?? reactionEmojis.find((one) => one === rest);
      if (emoji === undefined) return { answer: 'Choose a reaction from 1 to 6.' };
      return { act: { act: 'react', emoji } };
    },
  },
  file: {
    takes: '<path>',
    does: 'offer a file to everyone',
    read: (path) =>
      path === '' ? { answer: 'Name a file: /file <path>' } : { act: { act: 'offer', path } },
  },
  accept: fileCommand('take a file that is offered', 'accept', 'receiving'),
  decline: fileCommand('do not take a file', 'decline', 'receiving'),
  cancel: fileCommand('cancel a file', 'cancel', undefined),
  microphone: {
    does: 'switch what is sent as sound off or on',
    read: () => ({ act: { act: 'switch', device: 'microphone' } }),
  },
  camera: {
    does: 'switch what is sent as picture off or on',
    read: () => ({ act: { act: 'switch', device: 'camera' } }),
  },
  admit: personCommand('hosts: let someone in', 'admit'),
  refuse: personCommand('hosts: do not let someone in', 'refuse'),
  kick: personCommand('hosts: send someone away, for good', 'kick'),
  lock: roomCommand('hosts: let nobody else in', 'lock'),
  unlock: roomCommand('hosts: let people in again', 'unlock'),
  'lobby-on': roomCommand('hosts: guests wait to be let in', 'lobby-on'),
  'lobby-off': roomCommand('hosts: guests come in at once', 'lobby-off'),
  'mute-all': roomCommand('hosts: switch every microphone off', 'mute'),
  'close-room': roomCommand('hosts: send everyone away', 'close'),
  leave: { does: 'leave the call', read: () => ({ act: { act: 'leave' } }) },
  help: { does: 'list these', read: () => ({ answer: describeCommands() }) },
};

/**
 * Reads a line of input: a slash begins a command, two say one in the chat, anything else is said.
 * Undefined for an empty one.
 */
export function readLine(line: string, call: CallSnapshot): Reading | undefined {
  if (line.trim() === '') return undefined;
  if (!line.startsWith('/')) return { act: { act: 'say', text: line } };
  if (line.startsWith('//')) return { act: { act: 'say', text: line.slice(1) } };
  const [, typed = '', rest = ''] = /^\/(\S*)\s*(.*)$/su.exec(line) ?? [];
  const name = commandNames.find((known) => known === typed);
  if (name === undefined) {
    return { answer: 'There is no such command: /help lists all, // says a slash in the chat.' };
  }
  return lineCommands[name].read(rest.trim(), call);
}

function describeCommands(): string {
  return commandNames
    .map((name) => {
      const { takes, does } = lineCommands[name];
      return `/${name}${takes === undefined ? '' : ` ${takes}`}: ${does}`;
    })
    .join('\n');
}

function roomCommand(does: string, action: (typeof roomActions)[number]): LineCommand {
  return { does, read: () => ({ act: { act: 'moderate', moderation: { action } } }) };
}

function fileCommand(
  does: string,
  act: 'accept' | 'decline' | 'cancel',
  direction: 'receiving' | undefined,
): LineCommand {
  return {
    takes: '<number>',
    does,
    read: (rest, call) => {
      const files = openFiles(call).filter(
        (file) =>
          direction === undefined ||
          (file.direction === direction && file.progress.phase === 'offered'),
      );
      const file = files.find(({ number }) => String(number) === rest) ?? onlyOne(files, rest);
      if (file === undefined) return { answer: `There is no such file: /${act} <number>` };
      const { key } = file;
      return { act: act === 'accept' ? { act, key, folder: undefined } : { act, key } };
    },
  };
}

/** Nobody needs to name what is the only one. */
function onlyOne<T>(some: readonly T[], named: string): T | undefined {
  return some.length === 1 && named === '' ? some[0] : undefined;
}

function personCommand(does: string, action: 'admit' | 'refuse' | 'kick'): LineCommand {
  return {
    takes: '<name or id>',
    does,
    read: (rest, call) => {
      const inside = joinedIn(call);
      const people = (action === 'kick' ? inside?.peers : inside?.waiting) ?? [];
      const named = people.filter(({ name }) => normaliseName(name) === normaliseName(rest));
      const person =
        people.find(({ id }) => id === rest) ?? (named.length === 1 ? named[0] : undefined);
      if (person === undefined) return { answer: `Nobody of that name: /${action} <name or id>` };
      return { act: { act: 'moderate', moderation: { action, person: person.id } } };
    },
  };
}
