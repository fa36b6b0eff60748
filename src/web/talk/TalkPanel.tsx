import { useEffect, useRef, useSyncExternalStore } from 'react';
import { keyOf } from '../../client/talk/chat-log.ts';
import { Icon } from '../parts/Icon.tsx';
import { useWords } from '../words/use-words.ts';
import { Composer, type ComposerProps } from './Composer.tsx';
import { FileRow } from './FileRow.tsx';
import { Message } from './Message.tsx';
import { useVisibleBottom } from './use-visible-bottom.ts';

type TalkPanelProps = ComposerProps & { readonly onClose: () => void };

/** What has been said and which files are on their way; closed by its button or Escape. */
export function TalkPanel({ onClose, ...composer }: TalkPanelProps) {
  const words = useWords().talk;
  const { chat, files } = composer.call.talk;
  const { entries } = useSyncExternalStore(chat.subscribe, chat.getSnapshot);
  const transfers = useSyncExternalStore(files.subscribe, files.getSnapshot);
  const list = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const panel = useRef<HTMLElement>(null);
  useVisibleBottom(panel);
  useEffect(() => {
    const element = list.current;
    // Who reads further up is left there.
    if (element !== null && isAtEnd.current) element.scrollTop = element.scrollHeight;
  }); // After every drawing: whatever has made the list longer.

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape for what is inside
    <aside
      ref={panel}
      className="talk-panel"
      aria-label={words.chat}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <header>
        <h2>{words.chat}</h2>
        <button
          type="button"
          className="icon-button"
          aria-label={words.closeChat}
          title={words.closeChat}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </header>
      <div
        ref={list}
        className="talk-list"
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
          isAtEnd.current = scrollHeight - scrollTop - clientHeight < 40;
        }}
      >
        {entries.length === 0 && transfers.length === 0 && (
          <p className="quiet talk-empty">{words.empty}</p>
        )}
        <div role="log" aria-label={words.messages}>
          <ul>
            {entries.map((entry) => (
              <Message key={keyOf(entry)} entry={entry} />
            ))}
          </ul>
        </div>
        <ul aria-label={words.files}>
          {transfers.map((transfer) => (
            <FileRow key={transfer.key} transfer={transfer} files={files} />
          ))}
        </ul>
      </div>
      <Composer {...composer} />
    </aside>
  );
}
