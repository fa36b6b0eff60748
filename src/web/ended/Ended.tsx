import { Logo } from '../parts/Logo.tsx';
import { ScreenTitle } from '../parts/ScreenTitle.tsx';
import type { Recorder } from '../recording/recorder.ts';
import { RecordingOutcome } from '../recording/RecordingOutcome.tsx';

type EndedProps = {
  readonly room: string;
  readonly recorder: Recorder | undefined;
  readonly onRejoin: () => void;
  readonly onBack: () => void;
};

/** After leaving: back in, or away. */
export function Ended({ room, recorder, onRejoin, onBack }: EndedProps) {
  return (
    <main className="problem">
      <Logo />
      <ScreenTitle>You left the call</ScreenTitle>
      <p className="quiet">
        Your camera and microphone are off. The others in <strong>{room}</strong> can go on without
        you.
      </p>
      {recorder !== undefined && <RecordingOutcome recorder={recorder} />}
      <div className="buttons">
        <button type="button" className="button primary" onClick={onRejoin}>
          Rejoin
        </button>
        <button type="button" className="button" onClick={onBack}>
          Back to start
        </button>
      </div>
    </main>
  );
}
