import { createStore, type Store } from '../../client/store.ts';
import { diagnoseConnection, type ConnectionFindingCode } from '../../diagnosis/connection.ts';
import { warn } from '../log.ts';
import { watchNetwork } from '../network-change.ts';

export type ConnectionCheckState = {
  readonly isChecking: boolean;
  /** What would go wrong; undefined while nothing is known to. */
  readonly finding: ConnectionFindingCode | undefined;
};

export type ConnectionCheck = Store<ConnectionCheckState> & {
  /** Checks now and whenever the network changes; the returned function ends that. */
  readonly open: () => () => void;
  readonly checkAgain: () => void;
};

/** Looks at the way to a call in the background. */
export function createConnectionCheck(): ConnectionCheck {
  const store = createStore<ConnectionCheckState>({ isChecking: false, finding: undefined });
  let stop = new AbortController();

  async function check() {
    stop.abort();
    stop = new AbortController();
    const { signal } = stop;
    store.set({ ...store.getSnapshot(), isChecking: true });
    let { finding } = store.getSnapshot();
    try {
      // Not part of the first script: nobody waits for it.
      const { measureConnection } = await import('./measure-connection.ts');
      if (signal.aborted) return; // Who has joined meanwhile knows better.
      finding = diagnoseConnection(await measureConnection(signal));
    } catch (cause) {
      // A check that fails says nothing of the call.
      warn('connection-check.failed', { cause });
    }
    if (!signal.aborted) store.set({ isChecking: false, finding });
  }

  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    open: () => {
      void check();
      const unwatch = watchNetwork(() => void check());
      return () => {
        unwatch();
        stop.abort();
      };
    },
    checkAgain: () => void check(),
  };
}
