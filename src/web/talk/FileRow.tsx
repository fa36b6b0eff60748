import { useState } from 'react';
import { isEnded, type Transfer } from '../../client/files/transfer.ts';
import type { Talk } from '../../client/talk/talk.ts';
import { Icon } from '../parts/Icon.tsx';
import { useWords } from '../words/use-words.ts';
import { describeSize } from '../saving/describe-size.ts';
import { describeTransfer } from './describe-transfer.ts';
import { openSink } from './save-file.ts';

type FileRowProps = { readonly transfer: Transfer; readonly files: Talk['files'] };

/** A file on offer or on its way, and what can be done about it. */
export function FileRow({ transfer, files }: FileRowProps) {
  const words = useWords();
  const { key, name, size, direction, progress } = transfer;
  const isOffer = progress.phase === 'offered' && direction === 'receiving';
  /** The room there is, when it was too little for what somebody wanted. */
  const [roomBytes, setRoomBytes] = useState<number>();
  const hasFailed = progress.phase === 'failed';

  async function accept() {
    const opened = await openSink(name, size);
    if (opened.state === 'open') files.accept(key, opened.sink);
    setRoomBytes(opened.state === 'no-room' ? opened.bytes : undefined);
  }

  return (
    <li className="file-row">
      <Icon name="file" />
      <div>
        <p className="file-name" dir="auto">
          {name}
        </p>
        <p className={hasFailed ? 'file-state wrong' : 'file-state'}>
          {describeTransfer(transfer, words)}
        </p>
        {roomBytes !== undefined && isOffer && (
          <p className="file-state wrong" role="alert">
            {words.files.noRoom(describeSize(roomBytes, words.format))}
          </p>
        )}
        {(progress.phase === 'moving' || progress.phase === 'paused') && (
          <progress aria-label={words.files.moved(name)} max={size} value={progress.bytes} />
        )}
        {isOffer && (
          <div className="file-buttons">
            <button
              type="button"
              className="button small primary"
              aria-label={words.files.acceptFile(name)}
              onClick={() => void accept()}
            >
              {words.files.accept}
            </button>
            <button
              type="button"
              className="button small"
              aria-label={words.files.declineFile(name)}
              onClick={() => files.decline(key)}
            >
              {words.files.decline}
            </button>
          </div>
        )}
      </div>
      {!isOffer && !isEnded(transfer) && (
        <button
          type="button"
          className="icon-button"
          aria-label={words.files.cancelFile(name)}
          title={words.files.cancelFile(name)}
          onClick={() => files.cancel(key)}
        >
          <Icon name="close" />
        </button>
      )}
    </li>
  );
}
