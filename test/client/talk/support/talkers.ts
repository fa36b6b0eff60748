import { createStore } from '../../../../src/client/store.ts';
import { createTalk, type TalkKeeper } from '../../../../src/client/talk/talk.ts';
import type { CallState } from '../../../../src/client/call.ts';
import type { PairState } from '../../../../src/client/pair.ts';
import type { PeerInfo } from '../../../../src/protocol/messages.ts';
import { linkChannels } from './linked-channels.ts';

type Other = Pick<TalkKeeper, 'takeChannel'> & { readonly self: PeerInfo };

/** Somebody in a room, as far as talk knows of it; time passes when the test says so. */
export function createTalker(name: string, clock: { nowMs: number }) {
  let self: PeerInfo = { id: `id-of-${name}`, name };
  let count = 0;
  const problems: unknown[] = [];
  const others = new Map<string, Other>();
  const timers = new Set<() => void>();
  let fileChannels: ReturnType<typeof linkChannels>[] = [];
  const watch: { onFileFrame?: (data: string | Uint8Array) => void } = {};
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
      const link = linkChannels(label, (data) => watch.onFileFrame?.(data));
      fileChannels.push(link);
      other.takeChannel(link.channels[1], self);
      queueMicrotask(link.open);
      return link.channels[0];
    },
    onBadMessage: (_, cause) => problems.push(cause),
  });
  const call = createStore<CallState<unknown>>(stateOf(self, []));
  const unfollow = keeper.follow(call);
  call.set(stateOf(self, []));
  return {
    get self() {
      return self;
    },
    others,
    /** What goes over the channels that this one opens for files. */
    watch,
    problems,
    ...keeper,
    ...keeper.talk,
    /** Everyone that this one has a connection to now. */
    meets: (peers: readonly PeerInfo[]) => call.set(stateOf(self, peers)),
    /** The connection to everyone is given up for another one. */
    losesConnections: () => {
      for (const channel of fileChannels) channel.break();
      fileChannels = [];
      call.set(
        stateOf(
          self,
          [...others.values()].map((o) => o.self),
          'new',
        ),
      );
    },
    /** Someone else to the others now, who all have to meet this one anew. */
    comesBackAs: (id: string) => {
      self = { id, name };
      others.clear();
      call.set(stateOf(self, []));
    },
    /** The path to everyone is broken, or mended; the connections stand. */
    pathIs: (connection: 'disconnected' | 'connected') =>
      call.set(
        stateOf(
          self,
          [...others.values()].map((o) => o.self),
          connection,
        ),
      ),
    leaves: unfollow,
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
  for (const one of [a, b]) one.meets([...one.others.values()].map(({ self }) => self));
  b.takeChannel(link.channels[1], a.self);
  a.takeChannel(link.channels[0], b.self);
  link.open();
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
          trouble: undefined,
        },
      ]),
    ),
  };
}
