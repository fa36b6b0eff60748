import { useEffect, useState } from 'react';
import type { BrowserCall } from '../browser-call.ts';
import { describeChange } from './describe-change.ts';

/** The last thing worth saying about a call; `count` tells two equal sentences apart. */
export type Announcement = { readonly text: string; readonly count: number };

export function useAnnouncement(call: BrowserCall): Announcement | undefined {
  const [announcement, setAnnouncement] = useState<Announcement>();
  useEffect(() => {
    let before = call.getSnapshot();
    return call.subscribe(() => {
      const after = call.getSnapshot();
      const text = describeChange(before, after);
      before = after;
      if (text !== undefined) setAnnouncement((last) => ({ text, count: (last?.count ?? 0) + 1 }));
    });
  }, [call]);
  return announcement;
}
