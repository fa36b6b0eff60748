import { useState } from 'react';
import { isEnded, type Transfer } from '../../client/files/transfer.ts';
import type { Talk } from '../../client/talk/talk.ts';
import { Icon } from '../parts/Icon.tsx';
import { useWords } from '../words/use-words.ts';
import { describeSize } from './describe-size.ts';
import { describeTransfer } from './describe-transfer.ts';
import { openSink } from './save-file.ts';

type FileRowProps = { readonly transfer: Transfer; readonly files: Talk['files'] };

/** A file on offer or on its way, and what can be done about it. */
export function FileRow({ transfer, files }: FileRowProps) {
  const { key, name, size, direction, progress } = transfer;
  const isOffer = progress.phase === 'offered' && direction === 'receiving';
  const words = useWords().files;
  /** Why it was not accepted although somebody wanted it. */
  const [problem, setProblem] = useState<string>();
  const hasFailed = progress.phase === 'failed';

  async function accept() {
    const opened = await openSink(name, size);
    if (opened.state === 'open') files.accept(key, opened.sink);
    setProblem(
      opened.state === 'no-room' ? words.noRoomBefore(describeSize(opened.bytes)) : undefined,
    );
  }

  return (
    <li className="file-row">
      <Icon name="file" />
      <div>
        <p className="file-name">{name}</p>
        <p className={hasFailed ? 'file-state wrong' : 'file-state'}>
          {describeTransfer(transfer, words)}
        </p>
        {problem !== undefined && isOffer && (
          <p className="file-state wrong" role="alert">
            {problem}
          </p>
        )}
        {(progress.phase === 'moving' || progress.phase === 'paused') && (
          <progress aria-label={`${name}, part that has moved`} max={size} value={progress.bytes} />
        )}
        {isOffer && (
          <div className="file-buttons">
            <button
              type="button"
              className="button small primary"
              aria-label={`Accept ${name}`}
              onClick={() => void accept()}
            >
              Accept
            </button>
            <button
              type="button"
              className="button small"
              aria-label={`Decline ${name}`}
              onClick={() => files.decline(key)}
            >
              Decline
            </button>
          </div>
        )}
      </div>
      {!isOffer && !isEnded(transfer) && (
        <button
          type="button"
          className="icon-button"
          aria-label={`Cancel ${name}`}
          title={`Cancel ${name}`}
          onClick={() => files.cancel(key)}
        >
          <Icon name="close" />
        </button>
      )}
    </li>
  );
}
