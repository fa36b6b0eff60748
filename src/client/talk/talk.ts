import { channelVersion, type ChannelMessage } from '../../protocol/channel-messages.ts';
import { fileOfChannel } from '../../protocol/file-messages.ts';
import type { PeerInfo } from '../../protocol/messages.ts';
import { insideOf } from '../../protocol/room-state.ts';
import type { CallState } from '../call.ts';
import type { Way } from '../files/carriers.ts';
import { createFiles, type Files } from '../files/files.ts';
import type { Clock } from '../ports.ts';
import type { Store } from '../store.ts';
import { createChat, type Chat } from './chat.ts';
import type { DataChannel } from './data-channel.ts';
import { createGestures, type Gestures } from './gestures.ts';
import { createLink, type Link } from './link.ts';
import { createRecordings, type Recordings } from './recordings.ts';

/** The label of the one channel of each pair that is there from the beginning. */
export const talkChannelLabel = 'engage';

/** What the people of a call tell each other beside sound and picture, without the server. */
export type Talk = {
  readonly chat: Chat;
  readonly gestures: Gestures;
  readonly files: Files;
  readonly recordings: Recordings;
};

export type TalkOptions = {
  readonly clock: Clock;
  /** Milliseconds by a clock that is read by people. */
  readonly now: () => number;
  /** A new id in letters of base64url, that nobody can guess. */
  readonly randomId: () => string;
  readonly openChannel: (peer: string, label: string) => DataChannel | undefined;
  /** A message that is not in the protocol, or too many of them. */
  readonly onBadMessage?: (peer: string, cause: unknown) => void;
};

export type TalkKeeper = {
  readonly talk: Talk;
  /** To be called with every channel that a call hands out. */
  readonly takeChannel: (channel: DataChannel, peer: PeerInfo) => void;
  /** Who is there, and who is gone, is what the call says. The returned function ends that, and all files. */
  readonly follow: (call: Store<CallState<unknown>>) => () => void;
};

export function createTalk(options: TalkOptions): TalkKeeper {
  const { clock, now, randomId, openChannel } = options;
  const links = new Map<string, Link & { readonly peer: PeerInfo }>();
  let followed: Store<CallState<unknown>> | undefined;
  let self: PeerInfo | undefined;
  const send = (peer: string, message: ChannelMessage) => links.get(peer)?.send(message) ?? false;
  const sendToAll = (message: ChannelMessage) => {
    for (const link of links.values()) link.send(message);
  };
  const {
    chat,
    receive: receiveChat,
    historyFor,
  } = createChat({
    self: () => self,
    now,
    randomId,
    sendToAll,
  });
  const gestures = createGestures({ clock, now, sendToAll });
  const files = createFiles({
    clock,
    randomId,
    selfId: () => self?.id ?? '',
    wayTo,
    reachable: () => [...links.values()].filter((link) => link.isOpen()).map(({ peer }) => peer),
    send,
    openChannel,
  });
  const recordings = createRecordings({ clock, send, sendToAll });

  function wayTo(id: string): Way {
    const { room, pairs } = followed?.getSnapshot() ?? {};
    const pair = pairs?.get(id);
    // Who has just come has none yet.
    const isThere = room && insideOf(room)?.peers.some((peer) => peer.id === id);
    if (pair === undefined) return isThere === true ? 'down' : 'gone';
    if (pair.refusal !== undefined) return 'refused';
    switch (pair.connection) {
      case 'connected':
        return 'up';
      case 'connecting':
      case 'disconnected':
      case 'failed':
        return 'down';
      // A connection that this side closed does not close its channels with a sign.
      case 'new':
      case 'closed':
        return 'none';
      default:
        return pair.connection satisfies never;
    }
  }

  function openLink(peer: PeerInfo): Link {
    const link: Link = createLink({
      now,
      // What was said on the channel before may be lost with it: all that lasts is said again, and
      // who knows it already takes it for the same by its id.
      onOpen: () => {
        link.send({ type: 'hello', version: channelVersion });
        link.send(gestures.ownHand());
        for (const message of recordings.standingFor(peer.id)) link.send(message);
        for (const message of historyFor(peer)) link.send(message);
        files.reach(peer);
      },
      onMessage: (message) => receive(message, peer),
      onBadMessage: (cause) => options.onBadMessage?.(peer.id, cause),
    });
    links.set(peer.id, { ...link, peer });
    return link;
  }

  function receive(message: ChannelMessage, from: PeerInfo) {
    switch (message.type) {
      case 'hello': // There is only one version so far.
        break;
      case 'chat':
      case 'relayed':
        receiveChat(message, from);
        break;
      case 'hand':
      case 'reaction':
        gestures.receive(message, from.id);
        break;
      case 'recording':
      case 'consent':
        recordings.receive(message, from.id);
        break;
      case 'file-offer':
      case 'file-answer':
      case 'file-cancel':
      case 'file-resume':
        files.receive(message, from);
        break;
      default:
        message satisfies never;
    }
  }

  function forget(peer: string) {
    links.delete(peer);
    gestures.forget(peer);
    recordings.forget(peer);
  }

  return {
    talk: {
      chat,
      gestures: gestures.gestures,
      files: files.files,
      recordings: recordings.recordings,
    },
    takeChannel: (channel, peer) => {
      if (channel.label === talkChannelLabel) {
        recordings.connectionEnded(peer.id);
        (links.get(peer.id) ?? openLink(peer)).take(channel);
      } else if (fileOfChannel(channel.label) !== undefined) files.takeChannel(channel, peer);
    },
    follow: (call) => {
      followed = call;
      const unsubscribe = call.subscribe(() => {
        const { room, pairs } = call.getSnapshot();
        const inside = insideOf(room);
        if (inside?.phase === 'joined') self = inside.self;
        for (const peer of links.keys()) {
          if (!pairs.has(peer)) forget(peer);
          else if (wayTo(peer) === 'none') recordings.connectionEnded(peer);
        }
        files.lookAtWays();
      });
      return () => {
        unsubscribe();
        files.close();
      };
    },
  };
}
