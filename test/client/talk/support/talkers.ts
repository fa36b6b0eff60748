import { createStore } from '../../../../src/client/store.ts';
import { createTalk, type TalkKeeper } from '../../../../src/client/talk/talk.ts';
import type { CallState } from '../../../../src/client/call.ts';
import type { PairState } from '../../../../src/client/pair.ts';
import type { PeerInfo } from '../../../../src/protocol/messages.ts';
import { linkChannels } from './linked-channels.ts';

type Other = Pick<TalkKeeper, 'takeChannel'> & { readonly self: PeerInfo };

/** Somebody in a room, as far as talk knows of it; time passes when the test says so. */
export function createTalker(name: string, clock: { nowMs: number }) {
  const self: PeerInfo = { id: `id-of-${name}`, name };
  let count = 0;
  const problems: unknown[] = [];
  const others = new Map<string, Other>();
  const timers = new Set<() => void>();
  const keeper = createTalk({
    clock: {
      random: () => 0.5,
      after: (_, callback) => {
        timers.add(callback);
        return () => timers.delete(callback);
      },
    },
    now: () => clock.nowMs,
    randomId: () => `${name}-${(count += 1)}`,
    openChannel: (peer, label) => {
      const other = others.get(peer);
      if (other === undefined) return undefined;
      const { channels, open } = linkChannels(label);
      other.takeChannel(channels[1], self);
      queueMicrotask(open);
      return channels[0];
    },
    onBadMessage: (_, cause) => problems.push(cause),
  });
  const call = createStore<CallState<unknown>>(stateOf(self, []));
  keeper.follow(call);
  call.set(stateOf(self, []));
  return {
    self,
    others,
    problems,
    ...keeper,
    ...keeper.talk,
    /** Everyone that this one has a connection to now. */
    meets: (peers: readonly PeerInfo[]) => call.set(stateOf(self, peers)),
    /** The connection to everyone is given up for another one. */
    losesConnections: () =>
      call.set(
        stateOf(
          self,
          [...others.values()].map((o) => o.self),
          'new',
        ),
      ),
    passTime: () => {
      for (const callback of timers) callback();
      timers.clear();
    },
    texts: () => keeper.talk.chat.getSnapshot().entries.map(({ text }) => text),
  };
}

export type Talker = ReturnType<typeof createTalker>;

/** Opens the channel between two; another one replaces it. */
export function connect(a: Talker, b: Talker) {
  const link = linkChannels();
  a.others.set(b.self.id, b);
  b.others.set(a.self.id, a);
  b.takeChannel(link.channels[1], a.self);
  a.takeChannel(link.channels[0], b.self);
  link.open();
  for (const one of [a, b]) one.meets([...one.others.values()].map(({ self }) => self));
  return link;
}

function stateOf(
  self: PeerInfo,
  peers: readonly PeerInfo[],
  connection: PairState<unknown>['connection'] = 'connected',
): CallState<unknown> {
  const door = { isLocked: false, hasLobby: false };
  return {
    room: { phase: 'joined', room: 'r', self, peers, door, waiting: [], iceServers: [] },
    media: { microphone: true, camera: true },
    pairs: new Map(
      peers.map(({ id }) => [
        id,
        {
          connection,
          wasConnected: true,
          tracks: [],
          streamIds: new Map(),
          media: undefined,
          authentication: { state: 'none' },
          refusal: undefined,
        },
      ]),
    ),
  };
}
