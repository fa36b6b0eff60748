import { useRef, useState, useSyncExternalStore } from 'react';
import { oneself } from '../../client/talk/gestures.ts';
import { reactionEmojis } from '../../protocol/channel-messages.ts';
import type { BrowserCall } from '../browser-call.ts';
import { useShortcuts } from '../call/use-shortcuts.ts';
import { Icon } from '../parts/Icon.tsx';
import { useDismissal } from '../parts/use-dismissal.ts';
import { useWords } from '../words/use-words.ts';

type TalkButtonsProps = { readonly call: BrowserCall };

/** Chat, raised hand and reactions; C and H do what the first two do. */
export function TalkButtons({ call }: TalkButtonsProps) {
  const { talk: words, common, format } = useWords();
  const { talk, isTalkOpen } = call;
  const { hands } = useSyncExternalStore(talk.gestures.subscribe, talk.gestures.getSnapshot);
  const isOpen = useSyncExternalStore(isTalkOpen.subscribe, isTalkOpen.getSnapshot);
  const unread = useUnread(call, isOpen);
  const isRaised = hands.has(oneself);
  const toggleChat = () => isTalkOpen.set(!isTalkOpen.getSnapshot());
  const toggleHand = () => talk.gestures.raiseHand(!talk.gestures.getSnapshot().hands.has(oneself));
  useShortcuts({ c: toggleChat, h: toggleHand });
  return (
    <>
      <button
        type="button"
        className="toggle talk-opener"
        aria-expanded={isOpen}
        aria-keyshortcuts="C"
        aria-label={unread > 0 ? words.unread(unread) : words.chat}
        title={common.withKey(words.chat, 'C')}
        onClick={toggleChat}
      >
        <Icon name="chat" />
        {unread > 0 && (
          <span className="unread">
            {unread > 99 ? `${format.number(99)}+` : format.number(unread)}
          </span>
        )}
      </button>
      <button
        type="button"
        className="toggle hand-toggle"
        aria-pressed={isRaised}
        aria-keyshortcuts="H"
        aria-label={words.raiseHand}
        title={common.withKey(isRaised ? words.lowerHand : words.raiseHand, 'H')}
        onClick={toggleHand}
      >
        <Icon name="hand" />
      </button>
      <ReactionButton call={call} />
    </>
  );
}

/** Counted from when the chat was last seen. */
function useUnread({ talk }: BrowserCall, isOpen: boolean): number {
  const { arrived } = useSyncExternalStore(talk.chat.subscribe, talk.chat.getSnapshot);
  const [seen, setSeen] = useState(arrived);
  if (isOpen && seen !== arrived) setSeen(arrived);
  return isOpen ? 0 : arrived - seen;
}

function ReactionButton({ call }: TalkButtonsProps) {
  const words = useWords().talk;
  const [isOpen, setIsOpen] = useState(false);
  const tools = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  useDismissal(isOpen, tools, () => setIsOpen(false));
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape for what is inside
    <div
      className="reaction-tools"
      ref={tools}
      onKeyDown={(event) => {
        if (!isOpen || event.key !== 'Escape') return;
        setIsOpen(false);
        opener.current?.focus();
      }}
    >
      <button
        ref={opener}
        type="button"
        className="toggle"
        aria-expanded={isOpen}
        aria-label={words.react}
        title={words.react}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Icon name="smile" />
      </button>
      {isOpen && (
        <section className="reaction-choice" aria-label={words.reactions}>
          {reactionEmojis.map((emoji) => (
            <button
              key={emoji}
              type="button"
              aria-label={words.reactWith(emoji)}
              onClick={() => call.talk.gestures.react(emoji)}
            >
              {emoji}
            </button>
          ))}
        </section>
      )}
    </div>
  );
}
