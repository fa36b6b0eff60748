import { channelLimits, type ChannelMessage } from '../../protocol/channel-messages.ts';
import { fileChannelLabel, fileOfChannel } from '../../protocol/file-messages.ts';
import type { PeerInfo } from '../../protocol/messages.ts';
import { createStore, type Store } from '../store.ts';
import type { DataChannel } from '../talk/data-channel.ts';
import { startReceiving } from './receive-file.ts';
import { startSending } from './send-file.ts';
import type {
  Carrier,
  FileSink,
  FileSource,
  Transfer,
  TransferEnd,
  TransferProgress,
} from './transfer.ts';

/** Newest last; those that have ended give way when there are too many. */
export type Files = Store<readonly Transfer[]> & {
  readonly offer: (peer: PeerInfo, source: FileSource) => void;
  /** Takes an offer; the sink is used or aborted. */
  readonly accept: (key: string, sink: FileSink) => void;
  readonly decline: (key: string) => void;
  /** Ends what is on offer or on its way, from either side. */
  readonly cancel: (key: string) => void;
};

export type FilesOptions = {
  readonly randomId: () => string;
  readonly send: (peer: string, message: ChannelMessage) => boolean;
  /** Opens a channel on the connection to someone, undefined when there is none. */
  readonly openChannel: (peer: string, label: string) => DataChannel | undefined;
};

type FileOffer = Extract<ChannelMessage, { readonly type: 'file-offer' }>;
type OfferMessage = Extract<
  ChannelMessage,
  { readonly type: 'file-offer' | 'file-answer' | 'file-cancel' }
>;

export type FilesKeeper = {
  readonly files: Files;
  readonly receive: (message: OfferMessage, from: PeerInfo) => void;
  readonly takeChannel: (channel: DataChannel, peer: PeerInfo) => void;
  /** Offers still open, for one who may not have heard of them. */
  readonly offersFor: (peer: string) => readonly FileOffer[];
  /** The connection is closed for good; another one may follow. */
  readonly connectionEnded: (peer: string) => void;
  readonly forget: (peer: string) => void;
};

/** Shown at most; a file that moves is never left out. */
const maxTransfers = 100;

export function createFiles({ randomId, send, openChannel }: FilesOptions): FilesKeeper {
  const store = createStore<readonly Transfer[]>([]);
  const sources = new Map<string, FileSource>();
  const sinks = new Map<string, FileSink>();
  const carriers = new Map<string, Carrier>();
  const find = (key: string) => store.getSnapshot().find((transfer) => transfer.key === key);

  function add(transfer: Transfer) {
    const all = [...store.getSnapshot(), transfer];
    const surplus = all.length - maxTransfers;
    const goers = new Set(
      all.filter(({ progress }) => isEnded(progress)).slice(0, Math.max(0, surplus)),
    );
    store.set(all.filter((known) => !goers.has(known)));
  }

  function update(key: string, progress: TransferProgress) {
    const all = store.getSnapshot();
    const at = all.findIndex((known) => known.key === key);
    const known = all[at];
    if (known === undefined) return;
    store.set(all.with(at, { ...known, progress }));
    if (!isEnded(progress)) return;
    sources.delete(key);
    carriers.get(key)?.stop();
    carriers.delete(key);
    // Accepted, but it never began to come.
    sinks
      .get(key)
      ?.abort()
      .catch(() => undefined);
    sinks.delete(key);
  }

  /** What a carrier of this transfer does to what is shown of it. */
  function eventsOf(key: string) {
    return {
      onProgress: (bytes: number) => update(key, { phase: 'moving', bytes }),
      onEnd: (end: TransferEnd) => {
        carriers.delete(key);
        update(key, end);
      },
    };
  }

  function takeOffer({ id, name, size }: FileOffer, peer: PeerInfo) {
    const key = keyOf('receiving', peer.id, id);
    const known = find(key);
    if (known !== undefined) {
      // Said again after a break in which the answer was lost.
      if (isEnded(known.progress)) send(peer.id, { type: 'file-cancel', id });
      return;
    }
    const open = store
      .getSnapshot()
      .filter((other) => other.peer.id === peer.id && isOpenOffer(other, 'receiving'));
    if (open.length >= channelLimits.openOffers) {
      send(peer.id, { type: 'file-answer', id, isAccepted: false });
      return;
    }
    const { id: peerId, name: peerName } = peer;
    add({
      key,
      id,
      direction: 'receiving',
      peer: { id: peerId, name: peerName },
      name,
      size,
      progress: { phase: 'offered' },
    });
  }

  function takeAnswer(id: string, isAccepted: boolean, peer: string) {
    const key = keyOf('sending', peer, id);
    const [transfer, source] = [find(key), sources.get(key)];
    if (transfer?.progress.phase !== 'offered' || source === undefined) return;
    if (!isAccepted) {
      update(key, { phase: 'declined' });
      return;
    }
    const channel = openChannel(peer, fileChannelLabel(id));
    if (channel === undefined) {
      update(key, { phase: 'failed', reason: 'connection-lost' });
      return;
    }
    update(key, { phase: 'moving', bytes: 0 });
    carriers.set(key, startSending({ channel, source, ...eventsOf(key) }));
  }

  function endAll(isSuch: (transfer: Transfer) => boolean) {
    for (const transfer of store.getSnapshot()) {
      if (isSuch(transfer) && !isEnded(transfer.progress)) {
        update(transfer.key, { phase: 'failed', reason: 'connection-lost' });
      }
    }
  }

  return {
    files: {
      getSnapshot: store.getSnapshot,
      subscribe: store.subscribe,
      offer: (peer, source) => {
        const id = randomId();
        const key = keyOf('sending', peer.id, id);
        const { name, size } = source;
        sources.set(key, source);
        const progress = { phase: 'offered' } as const;
        add({ key, id, direction: 'sending', peer, name, size, progress });
        send(peer.id, { type: 'file-offer', id, name, size });
      },
      accept: (key, sink) => {
        const transfer = find(key);
        if (transfer === undefined || !isOpenOffer(transfer, 'receiving')) {
          sink.abort().catch(() => undefined); // Taken back meanwhile.
          return;
        }
        // Before the answer, on which the file may come at once.
        sinks.set(key, sink);
        update(key, { phase: 'moving', bytes: 0 });
        const { peer, id } = transfer;
        if (!send(peer.id, { type: 'file-answer', id, isAccepted: true })) {
          update(key, { phase: 'failed', reason: 'connection-lost' });
        }
      },
      decline: (key) => {
        const transfer = find(key);
        if (transfer === undefined || !isOpenOffer(transfer, 'receiving')) return;
        send(transfer.peer.id, { type: 'file-answer', id: transfer.id, isAccepted: false });
        update(key, { phase: 'declined' });
      },
      cancel: (key) => {
        const transfer = find(key);
        if (transfer === undefined || isEnded(transfer.progress)) return;
        send(transfer.peer.id, { type: 'file-cancel', id: transfer.id });
        update(key, { phase: 'cancelled', byMe: true });
      },
    },
    receive: (message, from) => {
      switch (message.type) {
        case 'file-offer':
          takeOffer(message, from);
          break;
        case 'file-answer':
          takeAnswer(message.id, message.isAccepted, from.id);
          break;
        case 'file-cancel':
          for (const direction of ['sending', 'receiving'] as const) {
            const key = keyOf(direction, from.id, message.id);
            const progress = find(key)?.progress;
            if (progress === undefined || isEnded(progress)) continue;
            update(key, { phase: 'cancelled', byMe: false });
          }
          break;
        default:
          message satisfies never;
      }
    },
    takeChannel: (channel, peer) => {
      const key = keyOf('receiving', peer.id, fileOfChannel(channel.label) ?? '');
      const [transfer, sink] = [find(key), sinks.get(key)];
      if (transfer === undefined || sink === undefined) {
        channel.close(); // Nobody asked for it.
        return;
      }
      sinks.delete(key);
      const { size } = transfer;
      carriers.set(key, startReceiving({ channel, size, sink, ...eventsOf(key) }));
    },
    offersFor: (peer) =>
      store
        .getSnapshot()
        .filter((transfer) => transfer.peer.id === peer && isOpenOffer(transfer, 'sending'))
        .map(({ id, name, size }) => ({ type: 'file-offer', id, name, size })),
    connectionEnded: (peer) =>
      endAll((transfer) => transfer.peer.id === peer && transfer.progress.phase === 'moving'),
    forget: (peer) => endAll((transfer) => transfer.peer.id === peer),
  };
}

function keyOf(direction: Transfer['direction'], peer: string, id: string): string {
  return `${direction} ${peer} ${id}`;
}

function isOpenOffer({ direction, progress }: Transfer, wanted: Transfer['direction']): boolean {
  return direction === wanted && progress.phase === 'offered';
}

/** Whether nothing more will come of it. */
export function isEnded({ phase }: TransferProgress): boolean {
  return phase !== 'offered' && phase !== 'moving';
}
