import { Logo } from '../parts/Logo.tsx';
import { ScreenTitle } from '../parts/ScreenTitle.tsx';
import type { Recorder } from '../recording/recorder.ts';
import { RecordingOutcome } from '../recording/RecordingOutcome.tsx';
import { Sentence } from '../words/Sentence.tsx';
import { useWords } from '../words/use-words.ts';

type EndedProps = {
  readonly room: string;
  readonly recorder: Recorder | undefined;
  readonly onRejoin: () => void;
  readonly onBack: () => void;
};

/** After leaving: back in, or away. */
export function Ended({ room, recorder, onRejoin, onBack }: EndedProps) {
  const { ended: words, common } = useWords();
  return (
    <main className="problem">
      <Logo />
      <ScreenTitle>{words.title}</ScreenTitle>
      <p className="quiet">
        <Sentence say={words.others} values={[room]} />
      </p>
      {recorder !== undefined && <RecordingOutcome recorder={recorder} />}
      <div className="buttons">
        <button type="button" className="button primary" onClick={onRejoin}>
          {words.rejoin}
        </button>
        <button type="button" className="button" onClick={onBack}>
          {common.backToStart}
        </button>
      </div>
    </main>
  );
}
