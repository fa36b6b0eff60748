import type { Call } from '../../client/call.ts';
import { createStore, type Store } from '../../client/store.ts';
import { insideOf } from '../../protocol/room-state.ts';
import { LinkError, type LinkFailure } from './ask-guest-token.ts';

/** The link that brings others here. */
export type InvitationState =
  | { readonly state: 'ready'; readonly link: string }
  /** A host's own token is not for others; one for guests is being asked for. */
  | { readonly state: 'asking' }
  | { readonly state: 'failed'; readonly failure: LinkFailure };

export type Invitation = Store<InvitationState> & {
  /** Asks again after a failure. */
  readonly retry: () => void;
  readonly close: () => void;
};

export type InvitationOptions = {
  readonly call: Pick<Call<unknown>, 'getSnapshot' | 'subscribe'>;
  /** The one that this page came with; a room that takes none has none. */
  readonly token: string | undefined;
  readonly linkOf: (token: string | undefined) => string;
  /** Rejects with a {@link LinkError}, which says why there is none. */
  readonly askGuestToken: () => Promise<string>;
};

/**
 * Keeps a link for others at hand. A guest's own will do. A host's would make hosts of them, so it
 * is never handed out: the server makes one for guests, and another one whenever somebody has gone,
 * because they may have been removed, which takes the link back that they came by.
 */
export function createInvitation(options: InvitationOptions): Invitation {
  const { call, token } = options;
  const store = createStore<InvitationState>({ state: 'asking' });
  /** The latest wins: an earlier answer may be of a link that was taken back since. */
  let requests = 0;
  let known: ReadonlySet<string> | undefined;

  function ask() {
    requests += 1;
    const mine = requests;
    const settle = (state: InvitationState) => {
      if (mine === requests) store.set(state);
    };
    store.set({ state: 'asking' });
    options.askGuestToken().then(
      (guestToken) => settle({ state: 'ready', link: options.linkOf(guestToken) }),
      (cause: unknown) =>
        settle({
          state: 'failed',
          failure: cause instanceof LinkError ? cause.failure : { said: String(cause) },
        }),
    );
  }

  function look() {
    const inside = insideOf(call.getSnapshot().room);
    // Outside, nobody knows yet whether this token is a host's.
    if (inside?.phase !== 'joined') return;
    const now = new Set(inside.peers.map(({ id }) => id));
    const isFirstLook = known === undefined;
    const hasSomeoneGone = known !== undefined && [...known].some((id) => !now.has(id));
    known = now;
    if (token !== undefined && inside.self.isHost === true) {
      if (isFirstLook || hasSomeoneGone) ask();
    } else if (isFirstLook) {
      store.set({ state: 'ready', link: options.linkOf(token) });
    }
  }

  const unsubscribe = call.subscribe(look);
  look();
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    retry: ask,
    close: () => {
      requests += 1;
      unsubscribe();
    },
  };
}
