import { useEffect, useState } from 'react';
import { splitTracks } from '../../client/split-tracks.ts';
import type { BrowserCall } from '../browser-call.ts';
import { createLevelReader } from './sound-levels.ts';
import { hearLevels, nobodySpeaks, speakersOf } from './speaking.ts';

export type Talk = {
  readonly speaking: readonly string[];
  /** Who has the floor, also in silence. */
  readonly speaker: string | undefined;
};

/** Fast enough for the eye, and next to nothing for the processor. */
const pollMs = 200;
const silence: Talk = { speaking: [], speaker: undefined };

/** Says who speaks, while the page is looked at. */
export function useSpeaking(call: BrowserCall): Talk {
  const [talk, setTalk] = useState(silence);
  useEffect(() => {
    const readLevel = createLevelReader();
    let state = nobodySpeaks;
    const timer = setInterval(() => {
      if (document.hidden) return;
      state = hearLevels(state, levelsOf(call, readLevel), performance.now());
      const next = { speaking: speakersOf(state), speaker: state.speaker };
      setTalk((last) => (isSame(last, next) ? last : next));
    }, pollMs);
    return () => clearInterval(timer);
  }, [call]);
  return talk;
}

function levelsOf(call: BrowserCall, readLevel: (receiver: RTCRtpReceiver) => number) {
  const receivers = new Map(call.receivers().map((receiver) => [receiver.track, receiver]));
  const levels = new Map<string, number>();
  for (const [id, pair] of call.getSnapshot().pairs) {
    const heard = splitTracks(pair).person.flatMap((track) => {
      const receiver = track.kind === 'audio' ? receivers.get(track) : undefined;
      return receiver === undefined ? [] : [readLevel(receiver)];
    });
    levels.set(id, pair.media?.microphone === false ? 0 : Math.max(0, ...heard));
  }
  return levels;
}

function isSame(one: Talk, other: Talk): boolean {
  return one.speaker === other.speaker && one.speaking.join() === other.speaking.join();
}
