import type { Transfer, TransferProgress } from '../../client/files/transfer.ts';
import type { PairReading } from '../../peer/call-meter.ts';
import type { MediaPath } from '../../peer/media-path.ts';
import type { CallPair } from '../call/call-store.ts';

type Refusal = NonNullable<CallPair['refusal']>;

/** How it stands with the connection to somebody, in words. */
export function describeConnection({
  connection,
  wasConnected,
}: Pick<CallPair, 'connection' | 'wasConnected'>): string {
  switch (connection) {
    case 'connected':
      return 'connected';
    case 'new':
    case 'connecting':
      return wasConnected ? 'reconnecting…' : 'connecting…';
    case 'disconnected':
      return 'reconnecting…';
    case 'failed':
      return 'no path found, trying again';
    case 'closed':
      return 'not connected';
    default:
      return connection satisfies never;
  }
}

const refusals: Record<Refusal, string> = {
  'no-key-there': 'not connected: their link has no key, yours has one; send them the whole link',
  'no-key-here': 'not connected: your link has no key, theirs has one; ask for the whole link',
  'not-authentic': 'not connected: what came was not sealed with your key; ask for a new link',
  'meddled-with': 'not connected: somebody meddled with the connection; do not trust this network',
};

export function describePairRefusal(refusal: Refusal): string {
  return refusals[refusal];
}

/** The way that sound and picture take, in the words of ICE: `direct over UDP, host to srflx`. */
export function describePath({ local, remote, protocol }: MediaPath): string {
  const kind = local === 'relay' || remote === 'relay' ? 'relayed' : 'direct';
  return `${kind} over ${protocol.toUpperCase()}, ${local} to ${remote}`;
}

/** The figures of the last second; what is not known is left out. */
export function describeFigures(reading: PairReading): string {
  const { rttMs, lossPercent, inKbps, outKbps } = reading;
  return [
    ...(rttMs === undefined ? [] : [`${Math.max(1, Math.round(rttMs))} ms`]),
    ...(lossPercent === undefined ? [] : [`${lossPercent.toFixed(1)} % lost`]),
    ...(inKbps === undefined ? [] : [`in ${Math.round(inKbps)} kbit/s`]),
    ...(outKbps === undefined ? [] : [`out ${Math.round(outKbps)} kbit/s`]),
  ].join(', ');
}

/** A size for people: 3.4 MB. */
export function describeSize(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1_000 ** power;
  return `${value.toFixed(power > 0 && value < 10 ? 1 : 0)} ${units[power] ?? ''}`;
}

type Moving = Pick<Transfer, 'direction' | 'size' | 'progress'>;

/** How it stands with a file, behind its name. */
export function describeProgress({ direction, size, progress }: Moving): string {
  const isSending = direction === 'sending';
  switch (progress.phase) {
    case 'offered':
      return isSending ? 'waits for an answer' : 'is offered';
    case 'moving':
      return `${isSending ? 'is sent' : 'comes'}, ${percentOf(progress.bytes, size)}`;
    case 'paused': {
      const why = progress.isAway ? 'they have gone' : 'no connection';
      return `is paused at ${percentOf(progress.bytes, size)}: ${why}; it goes on by itself`;
    }
    case 'done':
      return isSending ? 'has arrived' : 'is saved';
    case 'declined':
      return isSending ? 'was declined' : 'you declined it';
    case 'cancelled':
      return progress.byMe ? 'you cancelled it' : 'they cancelled it';
    case 'failed':
      return failures[progress.reason];
    default:
      return progress satisfies never;
  }
}

function percentOf(bytes: number, size: number): string {
  return `${size === 0 ? 100 : Math.floor((100 * bytes) / size)} %`;
}

type FileFailure = Extract<TransferProgress, { readonly phase: 'failed' }>['reason'];

const failures: Record<FileFailure, string> = {
  'connection-lost': 'failed: the connection was lost; offer it again',
  damaged: 'failed: what arrived is not what was sent; offer it again',
  'not-readable': 'failed: it cannot be read any more; offer it again',
  'no-room': 'failed: there is no room for it on the disk; make some and ask for it again',
  'not-saved': 'failed: it could not be saved; look at its folder and ask for it again',
};
