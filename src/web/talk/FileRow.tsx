import type { Transfer } from '../../client/files/transfer.ts';
import type { Talk } from '../../client/talk/talk.ts';
import { Icon } from '../parts/Icon.tsx';
import { useWords } from '../words/use-words.ts';
import { describeTransfer } from './describe-transfer.ts';
import { openSink } from './save-file.ts';

type FileRowProps = { readonly transfer: Transfer; readonly files: Talk['files'] };

/** A file on offer or on its way, and what can be done about it. */
export function FileRow({ transfer, files }: FileRowProps) {
  const words = useWords();
  const { key, name, size, direction, progress } = transfer;
  const isOffer = progress.phase === 'offered' && direction === 'receiving';
  const hasFailed = progress.phase === 'failed';

  async function accept() {
    const sink = await openSink(name);
    if (sink !== undefined) files.accept(key, sink);
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
        {progress.phase === 'moving' && (
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
      {!isOffer && (progress.phase === 'offered' || progress.phase === 'moving') && (
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
