import { useState, useSyncExternalStore } from 'react';
import { oneself } from '../../client/talk/gestures.ts';
import type { BrowserCall } from '../browser-call.ts';
import { useShortcuts } from '../call/use-shortcuts.ts';
import { Icon } from '../parts/Icon.tsx';
import { useWords } from '../words/use-words.ts';

type TalkButtonsProps = { readonly call: BrowserCall };

/** Chat and raised hand; C and H do the same. */
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
        className="toggle"
        aria-pressed={isRaised}
        aria-keyshortcuts="H"
        aria-label={words.raiseHand}
        title={common.withKey(isRaised ? words.lowerHand : words.raiseHand, 'H')}
        onClick={toggleHand}
      >
        <Icon name="hand" />
      </button>
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
