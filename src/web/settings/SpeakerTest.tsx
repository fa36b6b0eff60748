import { useState } from 'react';
import { warn } from '../log.ts';
import { playTone } from '../media/play-tone.ts';
import { Icon } from '../parts/Icon.tsx';

type SpeakerTestProps = { readonly speakerId: string };

type TestState = 'idle' | 'playing' | 'failed';

const words = {
  idle: 'Play a test sound',
  playing: 'Playing a test sound…',
  failed: 'No sound; try again',
} satisfies Record<TestState, string>;

/** Lets one hear the loudspeaker before somebody speaks. */
export function SpeakerTest({ speakerId }: SpeakerTestProps) {
  const [state, setState] = useState<TestState>('idle');

  async function play() {
    setState('playing');
    try {
      await playTone(speakerId);
      setState('idle');
    } catch (cause) {
      warn('speaker.test-failed', { cause });
      setState('failed');
    }
  }

  return (
    <button
      type="button"
      className="button small"
      // Not disabled: that would take the focus away.
      aria-disabled={state === 'playing'}
      onClick={() => {
        if (state !== 'playing') void play();
      }}
    >
      <Icon name={state === 'failed' ? 'alert' : 'sound'} />
      <span aria-live="polite">{words[state]}</span>
    </button>
  );
}
