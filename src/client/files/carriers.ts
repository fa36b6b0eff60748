import type { ChannelMessage } from '../../protocol/channel-messages.ts';
import {
  encodeFileMessage,
  fileChannelLabel,
  fileLimits,
  fileOfChannel,
} from '../../protocol/file-messages.ts';
import type { PeerInfo } from '../../protocol/messages.ts';
import type { Clock } from '../ports.ts';
import { whenOpen, type DataChannel } from '../talk/data-channel.ts';
import { proofOf } from './proof.ts';
import { createReceiving, type Receiving } from './receive-file.ts';
import { createSending, type Sending } from './send-file.ts';
import {
  isEnded,
  type CarrierEvents,
  type FileSink,
  type FileSource,
  type Transfer,
  type TransferProgress,
} from './transfer.ts';
import type { TransferList } from './transfer-list.ts';

/** How it stands with the connection to someone; `none`: whichever there was is closed. */
export type Way = 'up' | 'down' | 'none' | 'refused' | 'gone';

export type CarriersOptions = {
  readonly clock: Clock;
  readonly selfId: () => string;
  readonly wayTo: (peer: string) => Way;
  /** Those to whom something can be said now. */
  readonly reachable: () => readonly PeerInfo[];
  /** Says whether it could be sent. */
  readonly send: (peer: string, message: ChannelMessage) => boolean;
  /** Opens a channel on the connection to someone, undefined when there is none. */
  readonly openChannel: (peer: string, label: string) => DataChannel | undefined;
};

/** What moves the files of a list, over one connection after the other if need be. */
export type Carriers = {
  readonly addSending: (transfer: Transfer, source: FileSource) => void;
  readonly addReceiving: (transfer: Transfer, sink: FileSink) => void;
  /** The receiver wants it from there, which it may only say of what it has written. */
  readonly send: (transfer: Transfer, to: PeerInfo, from: number) => void;
  /** Goes on with the file that the proof is of, if this side sends it to them. */
  readonly resume: (proof: string, to: PeerInfo, from: number) => void;
  /** Takes a channel on which a file comes. */
  readonly receive: (channel: DataChannel, from: PeerInfo) => void;
  /** Nothing comes over the channel there was, or will be. */
  readonly interrupt: (transfer: Transfer) => void;
  /** Asks for what is under way from someone, or from one who has gone and may be they. */
  readonly askFor: (transfer: Transfer, from: PeerInfo) => void;
  /** The word of how it ended may have been lost with a connection. */
  readonly tellEnd: (transfer: Transfer, to: Pick<PeerInfo, 'id'>) => void;
  readonly end: (transfer: Transfer, progress: TransferProgress) => void;
  /** The ways to people may have changed. */
  readonly lookAtWays: () => void;
};

/** How far a file is, is shown no more often: each drawing costs more than a piece of the file. */
const showIntervalMs = 250;

/** Asked for so often while not a byte comes: a sender may close every channel. */
const maxTries = 3;

const lost = { phase: 'failed', reason: 'connection-lost' } as const;

export function createCarriers(list: TransferList, options: CarriersOptions): Carriers {
  const { clock, selfId, wayTo } = options;
  const sendings = new Map<string, Sending>();
  const receivings = new Map<string, Receiving>();
  /** Those without a channel. */
  const interrupted = new Set<string>();
  const tries = new Map<string, number>();
  /** How far those are that were shown just now. */
  const justShown = new Map<string, number>();
  /** Each ends the wait for one who has gone. */
  const waits = new Map<string, () => void>();

  function end({ key }: Transfer, progress: TransferProgress) {
    const carrier = sendings.get(key) ?? receivings.get(key);
    for (const known of [sendings, receivings, interrupted, tries, justShown]) known.delete(key);
    endWait(key);
    carrier?.stop();
    list.change(key, { progress });
  }

  function endWait(key: string) {
    waits.get(key)?.();
    waits.delete(key);
  }

  function show(key: string, bytes: number) {
    const transfer = list.find((known) => known.key === key);
    if (transfer === undefined || isEnded(transfer)) return;
    const way = wayTo(transfer.peer.id);
    const isMoving = way === 'up' && !interrupted.has(key);
    const progress = isMoving
      ? ({ phase: 'moving', bytes } as const)
      : ({ phase: 'paused', bytes, isAway: way === 'gone' } as const);
    if (!isSame(transfer.progress, progress)) list.change(key, { progress });
  }

  function showSoon(key: string, bytes: number) {
    const isJustShown = justShown.has(key);
    justShown.set(key, bytes);
    if (isJustShown) return;
    show(key, bytes);
    clock.after(showIntervalMs, () => {
      const last = justShown.get(key);
      justShown.delete(key);
      if (last !== undefined && !interrupted.has(key)) show(key, last);
    });
  }

  /** What a carrier of this transfer does to what is shown of it. */
  function eventsOf(key: string): CarrierEvents {
    const current = (act: (transfer: Transfer) => void) => {
      const transfer = list.find((known) => known.key === key);
      if (transfer !== undefined && !isEnded(transfer)) act(transfer);
    };
    return {
      onProgress: (bytes) => {
        tries.delete(key);
        showSoon(key, bytes);
      },
      onInterrupted: () =>
        current((transfer) => {
          interrupt(transfer);
          const count = (tries.get(key) ?? 0) + 1;
          tries.set(key, count);
          // The connection may still stand; else this is lost with it, and said again on the next.
          if (count <= maxTries) void askFor(transfer, transfer.peer);
        }),
      onEnd: (progress) =>
        current((transfer) => {
          const isUntold = interrupted.has(key);
          end(transfer, progress);
          if (isUntold) tellEnd({ ...transfer, progress }, transfer.peer);
        }),
    };
  }

  function interrupt(transfer: Transfer) {
    const { key } = transfer;
    if (interrupted.has(key)) return;
    interrupted.add(key);
    show(key, bytesOf(transfer));
    const carrier = sendings.get(key) ?? receivings.get(key);
    void carrier?.pause().then((bytes) => show(key, bytes));
  }

  async function askFor({ key, id, peer }: Transfer, from: Pick<PeerInfo, 'id'>) {
    const receiving = receivings.get(key);
    if (receiving === undefined) return;
    if (from.id !== peer.id && wayTo(peer.id) !== 'gone') return;
    interrupted.add(key);
    const bytes = await receiving.pause();
    show(key, bytes);
    if (!interrupted.has(key)) return; // Ended meanwhile, which was told.
    const proof = proofOf(id, selfId(), from.id);
    options.send(from.id, { type: 'file-resume', proof, bytes });
  }

  function tellEnd({ id, direction, size, progress }: Transfer, to: Pick<PeerInfo, 'id'>) {
    if (progress.phase !== 'done') {
      options.send(to.id, { type: 'file-cancel', id });
    } else if (direction === 'receiving') {
      const proof = proofOf(id, selfId(), to.id);
      options.send(to.id, { type: 'file-resume', proof, bytes: size });
    }
  }

  function wait(transfer: Transfer) {
    if (waits.has(transfer.key)) return;
    waits.set(
      transfer.key,
      clock.after(fileLimits.awayMs, () => end(transfer, lost)),
    );
    for (const other of options.reachable()) void askFor(transfer, other);
  }

  /** They may have another id than when the file was offered. */
  function goOn(key: string, { id, name }: PeerInfo) {
    interrupted.delete(key);
    endWait(key);
    list.change(key, { peer: { id, name } });
  }

  function send({ key, id }: Transfer, to: PeerInfo, from: number) {
    const sending = sendings.get(key);
    if (sending?.canGoOn(from) !== true) return;
    const channel = options.openChannel(to.id, fileChannelLabel(id));
    if (channel === undefined) return; // Asked for again when there is a connection.
    goOn(key, to);
    sending.goOn(channel, from);
  }

  return {
    addSending: ({ key }, source) => sendings.set(key, createSending({ source, ...eventsOf(key) })),
    addReceiving: ({ key, size }, sink) => {
      receivings.set(key, createReceiving({ size, sink, ...eventsOf(key) }));
      show(key, 0);
    },
    send,
    resume: (proof, to, from) => {
      const transfer = list.find(
        ({ key, id, peer }) =>
          sendings.has(key) &&
          (peer.id === to.id || wayTo(peer.id) === 'gone') &&
          proofOf(id, to.id, selfId()) === proof,
      );
      if (transfer !== undefined) send(transfer, to, from);
    },
    receive: (channel, from) => {
      const id = fileOfChannel(channel.label);
      const transfer = list.find(
        (known) =>
          known.direction === 'receiving' &&
          known.id === id &&
          (known.peer.id === from.id || wayTo(known.peer.id) === 'gone'),
      );
      const receiving = receivings.get(transfer?.key ?? '');
      if (transfer !== undefined && receiving !== undefined) {
        goOn(transfer.key, from);
        receiving.take(channel);
        show(transfer.key, bytesOf(transfer));
      } else if (transfer?.progress.phase === 'done') {
        // It was whole, and the word of that was lost with the connection.
        whenOpen(channel, () => channel.send(encodeFileMessage({ type: 'done', isWhole: true })));
      } else {
        channel.close(); // Nobody asked for it.
      }
    },
    interrupt,
    askFor: (transfer, from) => void askFor(transfer, from),
    tellEnd,
    end,
    lookAtWays: () => {
      for (const transfer of list.getSnapshot()) {
        if (isEnded(transfer)) continue;
        const { key, peer, progress } = transfer;
        const way = wayTo(peer.id);
        const isOffer = progress.phase === 'offered';
        if (way === 'refused' || (way === 'gone' && isOffer)) end(transfer, lost);
        if (isOffer) continue;
        if (way === 'none' || way === 'gone') interrupt(transfer);
        if (way === 'gone') wait(transfer);
        else endWait(key);
        show(key, bytesOf(transfer));
      }
    },
  };
}

function isSame(one: TransferProgress, other: TransferProgress): boolean {
  return (
    one.phase === other.phase &&
    bytesOf({ progress: one }) === bytesOf({ progress: other }) &&
    isAway(one) === isAway(other)
  );
}

function isAway(progress: TransferProgress): boolean {
  return progress.phase === 'paused' && progress.isAway;
}

function bytesOf({ progress }: Pick<Transfer, 'progress'>): number {
  return 'bytes' in progress ? progress.bytes : 0;
}
