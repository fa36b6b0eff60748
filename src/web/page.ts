import { createStore, type Store, type WritableStore } from '../client/store.ts';
import type { JoinIntent } from '../protocol/messages.ts';
import { roomFromPath, roomPath, tidyName } from '../protocol/names.ts';
import type { BrowserCall } from './browser-call.ts';
import type * as callPartModule from './call-part.ts';
import { createLocalMedia, deviceKinds, type LocalMedia } from './media/local-media.ts';
import { warn } from './log.ts';
import { createPaintStore } from './paint-store.ts';
import { isLinkDamaged } from './room-link.ts';
import type { Recorder } from './recording/recorder.ts';
import { savePreferences } from './preferences.ts';
import { createSingleKeys } from './single-keys.ts';
import type { Words } from './words/en.ts';

type CallPart = typeof callPartModule;

/** What the page shows. */
export type PageState =
  | {
      readonly screen: 'landing';
      /** Put into the field beforehand. */
      readonly roomName: string;
      readonly hasBadLink: boolean;
    }
  | {
      readonly screen: 'pre-join';
      readonly room: string;
      readonly intent: JoinIntent;
      /** Join was pressed while a device was still starting. */
      readonly isJoining: boolean;
      /** What a call needs could not be loaded. */
      readonly isIncomplete: boolean;
    }
  | {
      readonly screen: 'call';
      readonly part: CallPart;
      readonly room: string;
      readonly name: string;
      readonly call: BrowserCall;
    }
  | {
      readonly screen: 'ended';
      readonly room: string;
      /** Of the call: its file may still be on its way to the disk. */
      readonly recorder: Recorder | undefined;
    };

/** The whole page apart from its drawing: screens, addresses, and what is opened and closed with them. */
export type Page = Store<PageState> & {
  readonly media: LocalMedia;
  readonly singleKeys: WritableStore<boolean>;
  readonly showLanding: (roomName?: string) => void;
  readonly showPreJoin: (room: string, intent: JoinIntent) => void;
  /** Goes in as soon as the devices are ready; stays when one of them fails meanwhile. */
  readonly join: (name: string) => Promise<void>;
  /** Leaves the call if there is one and goes straight in again. */
  readonly joinAgain: () => void;
  readonly leave: () => void;
};

/** `words` is asked when a word of the page is to be told to others. */
export function createPage(words: () => Words): Page {
  const media = createLocalMedia();
  const store = createStore<PageState>(landing());
  const state = () => store.getSnapshot();

  let callPart: Promise<CallPart | undefined> | undefined;
  function loadCallPart() {
    callPart ??= import('./call-part.ts').catch((cause: unknown) => {
      warn('page.incomplete', { cause });
      callPart = undefined;
      return undefined;
    });
    return callPart;
  }

  /** Changes the screen and closes what the last one held open. */
  function show(next: PageState) {
    const last = state();
    if (last.screen === 'call' && (next.screen !== 'call' || next.call !== last.call)) {
      last.call.leave();
    }
    if (next.screen === 'pre-join') void loadCallPart();
    if (next.screen === 'pre-join' || next.screen === 'call') media.open();
    else media.close();
    store.set(next);
  }

  function showAddress() {
    const room = roomFromPath(location.pathname);
    if (room !== undefined && !isLinkDamaged()) show(preJoin(room, 'join'));
    else show(landing('', location.pathname !== '/'));
  }

  function startCall(part: CallPart, room: string, name: string, intent: JoinIntent) {
    const call = part.createBrowserCall({ room, name, intent, media });
    show({ screen: 'call', part, room, name, call });
    // Who is not let in, or sent away, is not kept on camera by the screen that says so.
    const unsubscribe = call.subscribe(() => {
      if (call.getSnapshot().room.phase !== 'refused') return;
      unsubscribe();
      const current = state();
      if (current.screen === 'call' && current.call === call) media.close();
    });
  }

  window.addEventListener('popstate', showAddress);
  // A closed tab leaves at once instead of being missed; one that is kept for the back button
  // (bfcache) comes back to a call that has ended.
  window.addEventListener('pagehide', () => {
    const current = state();
    if (current.screen === 'call') show(ended(current));
  });
  showAddress();

  return {
    ...createPaintStore(store, (current) => current.screen === 'call' && current.call.isMeeting()),
    media,
    singleKeys: createSingleKeys(),
    showLanding: (roomName = '') => {
      if (location.pathname !== '/') history.pushState(null, '', '/');
      show(landing(roomName));
    },
    showPreJoin: (room, intent) => {
      const path = roomPath(room);
      if (location.pathname !== path) history.pushState(null, '', path);
      show(preJoin(tidyName(room), intent));
    },
    join: async (name) => {
      const before = state();
      if (before.screen !== 'pre-join') return;
      const joining = { ...before, isJoining: true, isIncomplete: false };
      const failuresBefore = countFailures(media);
      show(joining);
      const [part] = await Promise.all([loadCallPart(), media.whenSettled()]);
      if (state() !== joining) return; // Gone elsewhere meanwhile.
      if (part === undefined) show({ ...before, isIncomplete: true });
      else if (countFailures(media) > failuresBefore) show(before);
      else startCall(part, before.room, tidyName(name) || words().common.guest, before.intent);
      savePreferences({ name });
    },
    joinAgain: () => {
      const current = state();
      if (current.screen === 'call') startCall(current.part, current.room, current.name, 'join');
    },
    leave: () => {
      const current = state();
      if (current.screen === 'call') show(ended(current));
    },
  };
}

function landing(roomName = '', hasBadLink = false): PageState {
  return { screen: 'landing', roomName, hasBadLink };
}

function preJoin(room: string, intent: JoinIntent): PageState {
  return { screen: 'pre-join', room, intent, isJoining: false, isIncomplete: false };
}

function ended({ room, call }: Extract<PageState, { readonly screen: 'call' }>): PageState {
  return { screen: 'ended', room, recorder: call.recorder };
}

function countFailures(media: LocalMedia): number {
  const { sources } = media.getSnapshot();
  return deviceKinds.filter((kind) => sources[kind].state === 'failed').length;
}
