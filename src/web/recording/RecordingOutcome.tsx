import { useSyncExternalStore } from 'react';
import { describeSize } from '../saving/describe-size.ts';
import type { Words } from '../words/en.ts';
import { useWords } from '../words/use-words.ts';
import type { Recorder, RecorderState } from './recorder.ts';
import { RecordingMark } from './RecordingMark.tsx';

type RecordingOutcomeProps = { readonly recorder: Recorder };

/** What became of one's own recording; screen readers say it when it appears. */
export function RecordingOutcome({ recorder }: RecordingOutcomeProps) {
  const current = useSyncExternalStore(recorder.subscribe, recorder.getSnapshot);
  const words = useWords();
  const outcome = describeOutcome(current, words);
  return (
    <output>
      {outcome !== undefined && (
        <RecordingMark isOver {...outcome}>
          {current.state !== 'saving' && (
            <button type="button" className="button small" onClick={recorder.dismiss}>
              {words.common.ok}
            </button>
          )}
        </RecordingMark>
      )}
    </output>
  );
}

function describeOutcome(current: RecorderState, { recording: words, format }: Words) {
  switch (current.state) {
    case 'off':
    case 'starting':
    case 'recording':
      return undefined;
    case 'saving':
      return { title: words.saving, text: '' };
    case 'failed':
      return { title: words.failed, text: '' };
    case 'saved': {
      const { bytes, problem } = current;
      return {
        title: bytes === 0 ? words.nothingSaved : words.saved(describeSize(bytes, format)),
        text: problem === undefined ? '' : words.problems[problem],
      };
    }
    default:
      return current satisfies never;
  }
}
