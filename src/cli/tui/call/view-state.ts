import { oneself } from '../../../client/talk/gestures.ts';
import { reactionEmojis } from '../../../protocol/channel-messages.ts';
import type { PeerInfo } from '../../../protocol/messages.ts';
import type { CallAct } from '../../call/call-acts.ts';
import { openFiles } from '../../call/call-events.ts';
import { joinedIn, type CallSnapshot, type NumberedTransfer } from '../../call/call-store.ts';
import { plainLine } from '../../format/plain-text.ts';
import { callKeys, type CallKey } from './keys.ts';
import type { Press } from './press.ts';

/** What a line is typed for. */
export type Writing =
  | { readonly for: 'chat' }
  | { readonly for: 'path' }
  | { readonly for: 'folder'; readonly key: string };

export type Mode =
  | { readonly mode: 'keys' }
  | { readonly mode: 'help' }
  | { readonly mode: 'react' }
  | { readonly mode: 'write'; readonly writing: Writing; readonly text: string }
  | { readonly mode: 'confirm'; readonly question: string; readonly act: CallAct };

/** What is of this terminal only. */
export type ViewState = {
  readonly mode: Mode;
  /** The id of the person that keys are about. */
  readonly chosen: string | undefined;
  /** How many messages back the chat is scrolled. */
  readonly scrolledBy: number;
  /** A sentence about what was done last. */
  readonly note: string | undefined;
};

export const initialView: ViewState = {
  mode: { mode: 'keys' },
  chosen: undefined,
  scrolledBy: 0,
  note: undefined,
};

/** What there is to act upon. */
export type ViewFacts = {
  readonly call: CallSnapshot;
  /** Where files go; undefined: it is asked each time. */
  readonly folder: string | undefined;
};

export type Step = { readonly view: ViewState; readonly act?: CallAct };

const scrollStep = 5;

/** What a key makes of the view, and what is to be done. */
export function reduceView(view: ViewState, press: Press, facts: ViewFacts): Step {
  if (press.press === 'interrupt') return { view, act: { act: 'leave' } };
  if (press.press === 'page-up' || press.press === 'page-down') {
    const by = press.press === 'page-up' ? scrollStep : -scrollStep;
    const most = Math.max(0, facts.call.chat.length - 1);
    return { view: { ...view, scrolledBy: Math.min(most, Math.max(0, view.scrolledBy + by)) } };
  }
  const { mode } = view;
  switch (mode.mode) {
    case 'keys':
      return pressKey({ ...view, note: undefined }, press, facts);
    case 'help':
      return { view: browse(view) };
    case 'react':
      return chooseReaction(browse(view), press);
    case 'write':
      return write(view, mode, press);
    case 'confirm':
      return { view: browse(view), ...(isText(press, 'y') ? { act: mode.act } : {}) };
    default:
      return mode satisfies never;
  }
}

/** The one that keys are about: the chosen person, or the first. */
export function chosenOf(view: ViewState, call: CallSnapshot): PeerInfo | undefined {
  const peers = joinedIn(call)?.peers ?? [];
  return peers.find(({ id }) => id === view.chosen) ?? peers[0];
}

/** The keys that do something for this person in this call. */
export function usefulKeys(call: CallSnapshot): readonly CallKey[] {
  const inside = joinedIn(call);
  return callKeys.filter((key) => {
    switch (uses[key]) {
      case 'always':
        return true;
      case 'inside':
        return inside !== undefined;
      case 'host':
        return inside?.self.isHost === true;
      default:
        return uses[key] satisfies never;
    }
  });
}

const uses: Record<CallKey, 'always' | 'inside' | 'host'> = {
  t: 'inside',
  h: 'inside',
  r: 'inside',
  f: 'inside',
  a: 'inside',
  d: 'inside',
  x: 'inside',
  m: 'inside',
  v: 'inside',
  y: 'host',
  n: 'host',
  l: 'host',
  b: 'host',
  M: 'host',
  K: 'host',
  C: 'host',
  '?': 'always',
  q: 'always',
};

type Doing = (view: ViewState, facts: ViewFacts) => Step;

const nothingOnOffer = 'No file is on offer to you.';

const doings: Record<CallKey, Doing> = {
  t: (view) => startWriting(view, { for: 'chat' }),
  h: (view) => ({ view, act: { act: 'hand' } }),
  r: (view) => ({ view: { ...view, mode: { mode: 'react' } } }),
  f: (view) => startWriting(view, { for: 'path' }),
  a: (view, { call, folder }) => {
    const file = firstOffer(call);
    if (file === undefined) return say(view, nothingOnOffer);
    if (folder === undefined) return startWriting(view, { for: 'folder', key: file.key }, '.');
    return { view, act: { act: 'accept', key: file.key, folder } };
  },
  d: (view, { call }) => {
    const file = firstOffer(call);
    if (file === undefined) return say(view, nothingOnOffer);
    return { view, act: { act: 'decline', key: file.key } };
  },
  x: (view, { call }) => {
    const file = openFiles(call).findLast(
      ({ direction, progress }) => direction === 'sending' || progress.phase !== 'offered',
    );
    if (file === undefined) return say(view, 'No file is on its way.');
    return { view, act: { act: 'cancel', key: file.key } };
  },
  m: (view) => ({ view, act: { act: 'switch', device: 'microphone' } }),
  v: (view) => ({ view, act: { act: 'switch', device: 'camera' } }),
  y: (view, { call }) => answerKnock(view, call, 'admit'),
  n: (view, { call }) => answerKnock(view, call, 'refuse'),
  l: (view, { call }) => {
    const action = joinedIn(call)?.door.isLocked === true ? 'unlock' : 'lock';
    return { view, act: { act: 'moderate', moderation: { action } } };
  },
  b: (view, { call }) => {
    const action = joinedIn(call)?.door.hasLobby === true ? 'lobby-off' : 'lobby-on';
    return { view, act: { act: 'moderate', moderation: { action } } };
  },
  M: (view) => ({ view, act: { act: 'moderate', moderation: { action: 'mute' } } }),
  K: (view, { call }) => {
    const person = chosenOf(view, call);
    if (person === undefined) return say(view, 'Nobody else is there.');
    return confirm(view, `Send ${plainLine(person.name)} away, for good?`, {
      act: 'moderate',
      moderation: { action: 'kick', person: person.id },
    });
  },
  C: (view) =>
    confirm(view, 'Send everyone away and close the room?', {
      act: 'moderate',
      moderation: { action: 'close' },
    }),
  '?': (view) => ({ view: { ...view, mode: { mode: 'help' } } }),
  q: (view) => ({ view, act: { act: 'leave' } }),
};

function pressKey(view: ViewState, press: Press, facts: ViewFacts): Step {
  if (press.press === 'up' || press.press === 'down') {
    return { view: choose(view, facts.call, press.press === 'up' ? -1 : 1) };
  }
  if (press.press === 'enter') return pressKey(view, { press: 'text', text: 't' }, facts);
  if (press.press !== 'text') return { view };
  // What is pasted, or typed faster than it is read, is meant for the chat: it must not act.
  if (Array.from(press.text).length > 1) return say(view, 'To write in the chat, press t first.');
  const key = usefulKeys(facts.call).find((known) => known === press.text);
  if (key !== undefined) return doings[key](view, facts);
  return say(view, 'That key does nothing here; ? lists those that do.');
}

function choose(view: ViewState, call: CallSnapshot, by: -1 | 1): ViewState {
  const peers = joinedIn(call)?.peers ?? [];
  const chosen = chosenOf(view, call);
  const at = peers.findIndex(({ id }) => id === chosen?.id);
  const next = peers[Math.min(peers.length - 1, Math.max(0, at + by))];
  return { ...view, chosen: next?.id };
}

function chooseReaction(view: ViewState, press: Press): Step {
  const emoji = press.press === 'text' ? reactionEmojis[Number(press.text) - 1] : undefined;
  return emoji === undefined ? { view } : { view, act: { act: 'react', emoji } };
}

function startWriting(view: ViewState, writing: Writing, text = ''): Step {
  return { view: { ...view, mode: { mode: 'write', writing, text } } };
}

function write(
  view: ViewState,
  mode: Extract<Mode, { readonly mode: 'write' }>,
  press: Press,
): Step {
  const withText = (text: string) => ({ view: { ...view, mode: { ...mode, text } } });
  switch (press.press) {
    case 'text':
      return withText(mode.text + press.text);
    case 'erase':
      return withText(Array.from(mode.text).slice(0, -1).join(''));
    case 'erase-all':
      return withText('');
    case 'escape':
      return { view: browse(view) };
    case 'enter':
      return finishWriting(view, mode.writing, mode.text.trim());
    case 'up':
    case 'down':
    case 'page-up':
    case 'page-down':
    case 'interrupt':
      return { view };
    default:
      return press satisfies never;
  }
}

function finishWriting(view: ViewState, writing: Writing, text: string): Step {
  if (text === '') return { view: browse(view) };
  switch (writing.for) {
    case 'chat':
      // One goes on writing; Escape ends it.
      return {
        view: { ...view, scrolledBy: 0, mode: { mode: 'write', writing, text: '' } },
        act: { act: 'say', text },
      };
    case 'path':
      return { view: browse(view), act: { act: 'offer', path: text } };
    case 'folder':
      return { view: browse(view), act: { act: 'accept', key: writing.key, folder: text } };
    default:
      return writing satisfies never;
  }
}

function answerKnock(view: ViewState, call: CallSnapshot, action: 'admit' | 'refuse'): Step {
  const person = joinedIn(call)?.waiting[0];
  if (person === undefined) return say(view, 'Nobody waits to be let in.');
  return { view, act: { act: 'moderate', moderation: { action, person: person.id } } };
}

function firstOffer(call: CallSnapshot): NumberedTransfer | undefined {
  return openFiles(call).find(
    ({ direction, progress }) => direction === 'receiving' && progress.phase === 'offered',
  );
}

function confirm(view: ViewState, question: string, act: CallAct): Step {
  return { view: { ...view, mode: { mode: 'confirm', question, act } } };
}

function say(view: ViewState, note: string): Step {
  return { view: { ...view, note } };
}

function browse(view: ViewState): ViewState {
  return { ...view, mode: { mode: 'keys' } };
}

function isText(press: Press, text: string): boolean {
  return press.press === 'text' && press.text === text;
}

/** Whether somebody holds the hand up; without an id oneself. */
export function hasHandUp({ gestures }: CallSnapshot, id: string = oneself): boolean {
  return gestures.hands.has(id);
}

/** Those of somebody to be seen just now, each behind a space. */
export function reactionsOf({ gestures }: CallSnapshot, id: string): string {
  return gestures.reactions
    .filter(({ by }) => by === id)
    .map(({ emoji }) => ` ${emoji}`)
    .join('');
}
