import { createStore, type Store } from '../../../client/store.ts';
import type { Actor, CallAct } from '../../call/call-acts.ts';
import type { CallSnapshot } from '../../call/call-store.ts';
import type { Press } from './press.ts';
import { initialView, reduceView, type ViewState } from './view-state.ts';

export type CallViewOptions = {
  readonly call: Store<CallSnapshot>;
  readonly act: Actor;
  readonly folder: string | undefined;
};

export type CallView = Store<ViewState> & {
  readonly press: (press: Press) => void;
  /** Shows a sentence until the next key. */
  readonly say: (note: string) => void;
};

/** Keeps what is of this terminal only, and lets keys act. */
export function createCallView({ call, act, folder }: CallViewOptions): CallView {
  const store = createStore(initialView);
  const say = (note: string | undefined) => store.set({ ...store.getSnapshot(), note });

  async function perform(wanted: CallAct) {
    const answer = await act(wanted);
    if (answer !== undefined) say(answer);
  }

  return {
    ...store,
    say,
    press: (press) => {
      const facts = { call: call.getSnapshot(), folder };
      const step = reduceView(store.getSnapshot(), press, facts);
      store.set(step.view);
      if (step.act === undefined) return;
      void perform(step.act);
    },
  };
}
