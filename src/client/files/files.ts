import { channelLimits, type ChannelMessage } from '../../protocol/channel-messages.ts';
import type { PeerInfo } from '../../protocol/messages.ts';
import type { Store } from '../store.ts';
import type { DataChannel } from '../talk/data-channel.ts';
import { createCarriers, type CarriersOptions } from './carriers.ts';
import { isEnded, type FileSink, type FileSource, type Transfer } from './transfer.ts';
import { createTransferList } from './transfer-list.ts';

/** Newest last; those that have ended give way when there are too many. */
export type Files = Store<readonly Transfer[]> & {
  readonly offer: (peer: PeerInfo, source: FileSource) => void;
  /** Takes an offer; the sink is used or aborted. */
  readonly accept: (key: string, sink: FileSink) => void;
  readonly decline: (key: string) => void;
  /** Ends what is on offer or on its way, from either side. */
  readonly cancel: (key: string) => void;
};

export type FilesOptions = CarriersOptions & { readonly randomId: () => string };

type FileOffer = Extract<ChannelMessage, { readonly type: 'file-offer' }>;
type OfferMessage = Extract<
  ChannelMessage,
  { readonly type: 'file-offer' | 'file-answer' | 'file-cancel' | 'file-resume' }
>;

export type FilesKeeper = {
  readonly files: Files;
  readonly receive: (message: OfferMessage, from: PeerInfo) => void;
  readonly takeChannel: (channel: DataChannel, peer: PeerInfo) => void;
  /** Something can be said to someone, for the first time or again: how it stands with each file. */
  readonly reach: (peer: PeerInfo) => void;
  /** The ways to people may have changed. */
  readonly lookAtWays: () => void;
  /** Ends all there is. */
  readonly close: () => void;
};

export function createFiles({ randomId, ...options }: FilesOptions): FilesKeeper {
  const { send } = options;
  const list = createTransferList();
  const carriers = createCarriers(list, options);

  /** The one with this key that is still on offer to this side. */
  function offered(key: string) {
    return list.find((known) => known.key === key && isOpenOffer(known, 'receiving'));
  }

  function takeOffer({ id, name, size }: FileOffer, { id: peerId, name: peerName }: PeerInfo) {
    const theirs = list
      .getSnapshot()
      .filter(({ direction, peer }) => direction === 'receiving' && peer.id === peerId);
    if (theirs.some((known) => known.id === id)) return; // Said again after a break.
    const open = theirs.filter((known) => isOpenOffer(known, 'receiving'));
    if (open.length >= channelLimits.openOffers) {
      send(peerId, { type: 'file-answer', id, isAccepted: false });
      return;
    }
    list.add({
      key: keyOf('receiving', peerId, id),
      id,
      direction: 'receiving',
      peer: { id: peerId, name: peerName },
      name,
      size,
      progress: { phase: 'offered' },
    });
  }

  function takeAnswer(id: string, isAccepted: boolean, from: PeerInfo) {
    const transfer = list.find(
      (known) => isOpenOffer(known, 'sending') && known.id === id && known.peer.id === from.id,
    );
    if (transfer === undefined) return;
    if (isAccepted) carriers.send(transfer, from, 0);
    else carriers.end(transfer, { phase: 'declined' });
  }

  function cancel(transfer: Transfer) {
    send(transfer.peer.id, { type: 'file-cancel', id: transfer.id });
    carriers.end(transfer, { phase: 'cancelled', byMe: true });
  }

  return {
    files: {
      getSnapshot: list.getSnapshot,
      subscribe: list.subscribe,
      offer: ({ id: peerId, name: peerName }, source) => {
        const id = randomId();
        const { name, size } = source;
        const transfer: Transfer = {
          key: keyOf('sending', peerId, id),
          id,
          direction: 'sending',
          peer: { id: peerId, name: peerName },
          name,
          size,
          progress: { phase: 'offered' },
        };
        list.add(transfer);
        carriers.addSending(transfer, source);
        send(peerId, { type: 'file-offer', id, name, size });
      },
      accept: (key, sink) => {
        const transfer = offered(key);
        if (transfer === undefined) {
          sink.abort().catch(() => undefined); // Taken back meanwhile.
          return;
        }
        // Before the answer, on which the file may come at once.
        carriers.addReceiving(transfer, sink);
        const { peer, id } = transfer;
        if (!send(peer.id, { type: 'file-answer', id, isAccepted: true })) {
          carriers.interrupt(transfer);
        }
      },
      decline: (key) => {
        const transfer = offered(key);
        if (transfer === undefined) return;
        send(transfer.peer.id, { type: 'file-answer', id: transfer.id, isAccepted: false });
        carriers.end(transfer, { phase: 'declined' });
      },
      cancel: (key) => {
        const transfer = list.find((known) => known.key === key);
        if (transfer !== undefined && !isEnded(transfer)) cancel(transfer);
      },
    },
    receive: (message, from) => {
      switch (message.type) {
        case 'file-offer':
          takeOffer(message, from);
          break;
        case 'file-answer':
          takeAnswer(message.id, message.isAccepted, from);
          break;
        case 'file-cancel':
          for (const transfer of list.getSnapshot()) {
            if (transfer.id !== message.id || transfer.peer.id !== from.id) continue;
            if (!isEnded(transfer)) carriers.end(transfer, { phase: 'cancelled', byMe: false });
          }
          break;
        case 'file-resume':
          carriers.resume(message.proof, from, message.bytes);
          break;
        default:
          message satisfies never;
      }
    },
    takeChannel: carriers.receive,
    reach: (peer) => {
      for (const transfer of list.getSnapshot()) {
        const { id, name, size } = transfer;
        carriers.askFor(transfer, peer);
        if (transfer.peer.id !== peer.id) continue;
        if (isEnded(transfer)) carriers.tellEnd(transfer, peer);
        if (isOpenOffer(transfer, 'sending')) send(peer.id, { type: 'file-offer', id, name, size });
      }
    },
    lookAtWays: carriers.lookAtWays,
    close: () => {
      for (const transfer of list.getSnapshot()) if (!isEnded(transfer)) cancel(transfer);
    },
  };
}

function keyOf(direction: Transfer['direction'], peer: string, id: string): string {
  return `${direction} ${peer} ${id}`;
}

function isOpenOffer({ direction, progress }: Transfer, wanted: Transfer['direction']): boolean {
  return direction === wanted && progress.phase === 'offered';
}
