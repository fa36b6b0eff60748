import type { ChatEntry } from '../../client/talk/chat-log.ts';
import { useWords } from '../words/use-words.ts';
import { splitLinks } from './split-links.ts';

/** One message: who, when, what; and who says so, when it is not the author. */
export function Message({ entry }: { readonly entry: ChatEntry }) {
  const { talk: words, common, format } = useWords();
  const { author, origin, text, atMs } = entry;
  return (
    <li className={origin.kind === 'own' ? 'message own' : 'message'}>
      <p className="message-head">
        <strong>
          <bdi>{origin.kind === 'own' ? common.you : author.name}</bdi>
        </strong>
        {origin.kind === 'relayed' && (
          <span title={words.accordingToMeans}> {words.accordingTo(origin.by)}</span>
        )}{' '}
        <time dateTime={new Date(atMs).toISOString()}>{format.time(atMs)}</time>
      </p>
      <p className="message-text" dir="auto">
        {splitLinks(text).map((part, index) =>
          part.href === undefined ? (
            part.text
          ) : (
            // oxlint-disable-next-line react/no-array-index-key -- the text never changes
            <a key={index} href={part.href} target="_blank" rel="noopener noreferrer">
              {part.text}
            </a>
          ),
        )}
      </p>
    </li>
  );
}
