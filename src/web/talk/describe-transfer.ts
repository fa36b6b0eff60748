import type { FileFailure, Transfer } from '../../client/files/transfer.ts';
import { describeSize } from '../saving/describe-size.ts';

/** How it stands with a file, as a sentence for its row. */
export function describeTransfer({ direction, peer, size, progress }: Transfer): string {
  const isSending = direction === 'sending';
  switch (progress.phase) {
    case 'offered':
      return isSending
        ? `${describeSize(size)} · waiting for ${peer.name}`
        : `${describeSize(size)} · from ${peer.name}`;
    case 'moving': {
      const moved = `${describeSize(progress.bytes)} of ${describeSize(size)}`;
      return isSending ? `${moved} to ${peer.name}` : `${moved} from ${peer.name}`;
    }
    case 'done':
      return isSending
        ? `${describeSize(size)} · ${peer.name} has it`
        : `${describeSize(size)} · from ${peer.name}, saved and checked`;
    case 'declined':
      return isSending ? `${peer.name} declined it` : `You declined it`;
    case 'cancelled':
      return progress.byMe ? 'You cancelled it' : `${peer.name} cancelled it`;
    case 'failed':
      return describeFailure(progress.reason, isSending, peer.name);
    default:
      return progress satisfies never;
  }
}

function describeFailure(reason: FileFailure, isSending: boolean, name: string): string {
  switch (reason) {
    case 'connection-lost':
      return `The connection to ${name} was lost before it was through. ${
        isSending ? 'Send it again.' : 'Ask them to send it again.'
      }`;
    case 'damaged':
      return isSending
        ? `${name} could not store it as it was sent. Send it again.`
        : 'What arrived is not what was sent; it was not kept. Ask them to send it again.';
    case 'not-readable':
      return 'It could not be read: it was moved or changed. Choose it again.';
    case 'not-saved':
      return 'It could not be saved here: the disk may be full. Ask them to send it again.';
    default:
      return reason satisfies never;
  }
}
