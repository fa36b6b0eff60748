import type { Store } from '../../client/store.ts';
import type { Io } from '../io.ts';
import type { Actor } from './call-acts.ts';
import type { CallSnapshot } from './call-store.ts';
import type { JoinCallOptions } from './join-call.ts';

export type FaceOptions = {
  readonly call: Store<CallSnapshot>;
  readonly act: Actor;
  readonly stop: AbortSignal;
};

/** Shows a call to the user, and takes in what they want. */
export type Face = (options: FaceOptions) => {
  /** Tells the user a sentence. */
  readonly say: (sentence: string) => void;
  readonly close: () => void;
};

type ChosenFace = Pick<JoinCallOptions, 'target' | 'folder' | 'statsEveryS' | 'isJson' | 'isPlain'>;

/** A view to work in where there is a terminal on both sides, lines in and out elsewhere. */
export async function loadFace(chosen: ChosenFace, io: Io): Promise<Face> {
  const { terminal: screen, hasColor } = io;
  const keyboard = io.keyboard();
  if (screen === undefined || keyboard === undefined || chosen.isJson || chosen.isPlain) {
    const { showAsLines } = await import('./show-as-lines.ts');
    return (options) => showAsLines(options, chosen, io);
  }
  const { createCallView } = await import('../tui/call/call-view.ts');
  const { startCallView } = await import('../tui/call/start-call-view.tsx');
  return ({ call, act, stop }) => {
    const view = createCallView({ call, act, folder: chosen.folder });
    const close = startCallView(call, view, chosen.target.room, { screen, keyboard, hasColor });
    // At once, so that a Ctrl+C while leaving is a signal again.
    stop.addEventListener('abort', close, { once: true });
    return { say: view.say, close };
  };
}
