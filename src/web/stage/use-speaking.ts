import { useEffect, useState } from 'react';
import { splitTracks } from '../../client/split-tracks.ts';
import type { BrowserCall } from '../browser-call.ts';
import { createLevelReader } from './sound-levels.ts';
import { hearLevels, nobodySpeaks, speakersOf } from '../../client/speaking.ts';

export type Talk = {
  readonly speaking: readonly string[];
  /** Who has the floor, also in silence. */
  readonly speaker: string | undefined;
};

/** Fast enough for the eye, slow enough for the processor. */
const pollMs = 250;
const silence: Talk = { speaking: [], speaker: undefined };

/** Says who speaks, while the page is looked at. */
export function useSpeaking(call: BrowserCall): Talk {
  const [talk, setTalk] = useState(silence);
  useEffect(() => {
    const readLevel = createLevelReader();
    let state = nobodySpeaks;
    let isOver = false;
    let timer = setTimeout(poll, pollMs);

    function poll() {
      timer = setTimeout(poll, pollMs);
      if (!document.hidden) void listen();
    }

    async function listen() {
      const levels = await levelsOf(call, readLevel);
      if (isOver) return;
      state = hearLevels(state, levels, performance.now());
      const next = { speaking: speakersOf(state), speaker: state.speaker };
      setTalk((last) => (isSame(last, next) ? last : next));
    }

    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [call]);
  return talk;
}

async function levelsOf(
  call: BrowserCall,
  readLevel: (receiver: RTCRtpReceiver) => Promise<number>,
): Promise<ReadonlyMap<string, number>> {
  const receivers = new Map(call.receivers().map((receiver) => [receiver.track, receiver]));
  const levels = [...call.getSnapshot().pairs].map(async ([id, pair]) => {
    if (pair.media?.microphone === false) return [id, 0] as const;
    const heard = splitTracks(pair).person.flatMap((track) => {
      const receiver = track.kind === 'audio' ? receivers.get(track) : undefined;
      return receiver === undefined ? [] : [readLevel(receiver)];
    });
    return [id, Math.max(0, ...(await Promise.all(heard)))] as const;
  });
  return new Map(await Promise.all(levels));
}

function isSame(one: Talk, other: Talk): boolean {
  return one.speaker === other.speaker && one.speaking.join() === other.speaking.join();
}
