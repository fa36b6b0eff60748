import type { ChatEntry } from '../../client/talk/chat-log.ts';
import { splitLinks } from './split-links.ts';

const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });

/** One message: who, when, what; and who says so, when it is not the author. */
export function Message({ entry }: { readonly entry: ChatEntry }) {
  const { author, origin, text, atMs } = entry;
  return (
    <li className={origin.kind === 'own' ? 'message own' : 'message'}>
      <p className="message-head">
        <strong>{origin.kind === 'own' ? 'You' : author.name}</strong>
        {origin.kind === 'relayed' && (
          <span title="It came from them and not from the author, who may never have written it.">
            {' '}
            according to {origin.by}
          </span>
        )}{' '}
        <time dateTime={new Date(atMs).toISOString()}>{time.format(atMs)}</time>
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
