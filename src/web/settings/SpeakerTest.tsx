import { useState } from 'react';
import { warn } from '../log.ts';
import { playTone } from '../media/play-tone.ts';
import { Icon } from '../parts/Icon.tsx';
import { useWords } from '../words/use-words.ts';

type SpeakerTestProps = { readonly speakerId: string };

type TestState = 'idle' | 'playing' | 'failed';

/** Lets one hear the loudspeaker before somebody speaks. */
export function SpeakerTest({ speakerId }: SpeakerTestProps) {
  const words: Record<TestState, string> = useWords().settings.speaker.test;
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
