import { useEffect, useState } from 'react';
import type { BrowserCall } from '../browser-call.ts';
import type { Store } from '../../client/store.ts';
import { usePassing } from '../parts/use-passing.ts';
import { describeViewChange } from '../stage/describe-view-change.ts';
import type { ViewStore } from '../stage/view.ts';
import { useWords } from '../words/use-words.ts';
import { describeChange } from './describe-change.ts';

/** The last thing worth saying about a call; `count` tells two equal sentences apart. */
export type Announcement = { readonly text: string; readonly count: number };

export function useAnnouncement(call: BrowserCall, view: ViewStore): Announcement | undefined {
  const words = useWords();
  const [announcement, setAnnouncement] = useState<Announcement>();
  useEffect(() => {
    const announce = (text: string | undefined) => {
      if (text !== undefined) setAnnouncement((last) => ({ text, count: (last?.count ?? 0) + 1 }));
    };
    const unsubscribes = [
      watchChanges(call, (before, after) => announce(describeChange(before, after, words.changes))),
      watchChanges(view, (before, after) => announce(describeViewChange(before, after, words))),
    ];
    return () => {
      for (const unsubscribe of unsubscribes) unsubscribe();
    };
  }, [call, view, words]);
  usePassing(announcement, () => setAnnouncement(undefined));
  return announcement;
}

function watchChanges<T>(store: Store<T>, onChange: (before: T, after: T) => void): () => void {
  let before = store.getSnapshot();
  return store.subscribe(() => {
    const last = before;
    before = store.getSnapshot();
    onChange(last, before);
  });
}
