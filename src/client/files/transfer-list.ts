import { createStore, type Store } from '../store.ts';
import { isEnded, type Transfer } from './transfer.ts';

/** Newest last; those that have ended give way when there are too many. */
export type TransferList = Store<readonly Transfer[]> & {
  readonly find: (isSuch: (transfer: Transfer) => boolean) => Transfer | undefined;
  readonly add: (transfer: Transfer) => void;
  /** Nothing is done for a transfer that is no more. */
  readonly change: (key: string, change: Partial<Pick<Transfer, 'progress' | 'peer'>>) => void;
};

/** Shown at most; a file that moves is never left out. */
const maxTransfers = 100;

export function createTransferList(): TransferList {
  const { getSnapshot, subscribe, set } = createStore<readonly Transfer[]>([]);
  return {
    getSnapshot,
    subscribe,
    find: (isSuch) => getSnapshot().find(isSuch),
    add: (transfer) => {
      const all = [...getSnapshot(), transfer];
      const surplus = Math.max(0, all.length - maxTransfers);
      const goers = new Set(all.filter(isEnded).slice(0, surplus));
      set(all.filter((known) => !goers.has(known)));
    },
    change: (key, change) => {
      const all = getSnapshot();
      const at = all.findIndex((known) => known.key === key);
      const known = all[at];
      if (known === undefined) return;
      set(all.with(at, { ...known, ...change }));
    },
  };
}
