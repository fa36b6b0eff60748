import { useEffect, useState } from 'react';
import type { BrowserCall } from '../browser-call.ts';
import { usePassing } from '../parts/use-passing.ts';
import { useWords } from '../words/use-words.ts';
import { describeNews, type TalkSnapshot } from './describe-news.ts';

/** `count` tells two equal sentences apart. */
type Heard = { readonly text: string; readonly count: number };

type TalkNewsProps = {
  readonly call: BrowserCall;
  /** Then messages are seen and heard where they appear. */
  readonly isOpen: boolean;
};

/** What has just been said or shown, for screen readers, and for eyes while the chat is closed. */
export function TalkNews({ call, isOpen }: TalkNewsProps) {
  const words = useWords();
  const [message, setMessage] = useState<Heard>();
  const [gesture, setGesture] = useState<Heard>();
  useEffect(() => {
    const { chat, gestures, files } = call.talk;
    let before = readTalk(call);
    const check = () => {
      const after = readTalk(call);
      const described = describeNews(before, after, words);
      before = after;
      if (described === undefined) return;
      const hear = described.isMessage ? setMessage : setGesture;
      hear((last) => ({ text: described.text, count: (last?.count ?? 0) + 1 }));
    };
    const ends = [chat, gestures, files].map((store) => store.subscribe(check));
    return () => {
      for (const end of ends) end();
    };
  }, [call, words]);
  usePassing(message, () => setMessage(undefined));
  // It was seen there, and does not come back when the chat is closed.
  if (isOpen && message !== undefined) setMessage(undefined);
  // Apart, so that a hand that goes up does not sweep away what somebody wrote.
  return (
    <>
      <output className="talk-news">
        {message !== undefined && (
          <span key={message.count} dir="auto">
            {message.text}
          </span>
        )}
      </output>
      <output className="hidden">
        {gesture !== undefined && <span key={gesture.count}>{gesture.text}</span>}
      </output>
    </>
  );
}

function readTalk(call: BrowserCall): TalkSnapshot {
  const { room } = call.getSnapshot();
  const { chat, gestures, files } = call.talk;
  const inside = room.phase === 'reconnecting' ? room.inside : room;
  const peers = 'peers' in inside ? inside.peers : [];
  return {
    latest: chat.getSnapshot().latest,
    ...gestures.getSnapshot(),
    transfers: files.getSnapshot(),
    names: new Map(peers.map(({ id, name }) => [id, name])),
  };
}
