import { useEffect, useState } from 'react';
import type { BrowserCall } from '../browser-call.ts';
import { describeNews, type TalkSnapshot } from './describe-news.ts';

type TalkNewsProps = {
  readonly call: BrowserCall;
  /** Then messages are seen and heard where they appear. */
  readonly isOpen: boolean;
};

/** What has just been said or shown, for screen readers, and for eyes while the chat is closed. */
export function TalkNews({ call, isOpen }: TalkNewsProps) {
  const [news, setNews] = useState<{ readonly text: string; readonly isMessage: boolean }>();
  const [count, setCount] = useState(0);
  useEffect(() => {
    const { chat, gestures, files } = call.talk;
    let before = readTalk(call);
    const check = () => {
      const after = readTalk(call);
      const described = describeNews(before, after);
      before = after;
      if (described === undefined) return;
      setNews(described);
      setCount((count) => count + 1);
    };
    const ends = [chat, gestures, files].map((store) => store.subscribe(check));
    return () => {
      for (const end of ends) end();
    };
  }, [call]);
  const isShown = news?.isMessage === true && !isOpen;
  return (
    <output className={isShown ? 'talk-news' : 'talk-news hidden'}>
      {news !== undefined && !(news.isMessage && isOpen) && <span key={count}>{news.text}</span>}
    </output>
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
