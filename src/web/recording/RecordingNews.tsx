import { useEffect, useState } from 'react';
import { insideOf } from '../../protocol/room-state.ts';
import type { BrowserCall } from '../browser-call.ts';
import { useWords } from '../words/use-words.ts';
import { describeRecordings } from './describe-recordings.ts';

type RecordingNewsProps = { readonly call: BrowserCall };

/** What has just changed about recordings, for screen readers; eyes have the marks. */
export function RecordingNews({ call }: RecordingNewsProps) {
  const [news, setNews] = useState<{ readonly text: string; readonly count: number }>();
  const words = useWords().recording;
  useEffect(() => {
    const { recordings } = call.talk;
    let before = recordings.getSnapshot();
    return recordings.subscribe(() => {
      const after = recordings.getSnapshot();
      // The page draws a moment later: it still knows who has just left.
      const peers = insideOf(call.getSnapshot().room)?.peers ?? [];
      const nameOf = (id: string) => peers.find((peer) => peer.id === id)?.name ?? '';
      const text = describeRecordings(before, after, nameOf, words);
      before = after;
      if (text !== undefined) setNews((last) => ({ text, count: (last?.count ?? 0) + 1 }));
    });
  }, [call, words]);
  return (
    <output className="hidden">
      {news !== undefined && <span key={news.count}>{news.text}</span>}
    </output>
  );
}
