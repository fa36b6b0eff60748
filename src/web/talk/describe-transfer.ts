import { fileLimits } from '../../protocol/file-messages.ts';
import type { Transfer } from '../../client/files/transfer.ts';
import { describeSize } from '../saving/describe-size.ts';
import type { Words } from '../words/en.ts';

/** How it stands with a file, as a sentence for its row. */
export function describeTransfer(transfer: Transfer, { files: words, format }: Words): string {
  const { direction, progress } = transfer;
  const { name } = transfer.peer;
  const size = describeSize(transfer.size, format);
  switch (progress.phase) {
    case 'offered':
      return words[direction].offered(size, name);
    case 'moving':
      return words[direction].moving(describeSize(progress.bytes, format), size, name);
    case 'paused': {
      const done = describeSize(progress.bytes, format);
      return progress.isAway
        ? words.away(done, size, name, fileLimits.awayMs / 60_000)
        : words.paused(done, size, name);
    }
    case 'done':
      return words[direction].done(size, name);
    case 'declined':
      return direction === 'sending' ? words.sending.declined(name) : words.receiving.declined;
    case 'cancelled':
      return progress.byMe ? words.cancelledByMe : words.cancelledBy(name);
    case 'failed':
      return words[direction].failed[progress.reason](name);
    default:
      return progress satisfies never;
  }
}
