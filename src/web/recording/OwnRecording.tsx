import { useSyncExternalStore } from 'react';
import type { Recordings, RecordingState } from '../../client/talk/recordings.ts';
import type { PeerInfo } from '../../protocol/messages.ts';
import { useShortcuts } from '../call/use-shortcuts.ts';
import { describeSize } from '../saving/describe-size.ts';
import type { Words } from '../words/en.ts';
import { useWords } from '../words/use-words.ts';
import type { Recorder } from './recorder.ts';
import { RecordingMark } from './RecordingMark.tsx';
import { RecordingOutcome } from './RecordingOutcome.tsx';

type OwnRecordingProps = {
  readonly recorder: Recorder;
  readonly recordings: Recordings;
  readonly peers: readonly PeerInfo[];
};

/** One's own recording: who is in it, how large it is, and how it ended. R starts and stops it. */
export function OwnRecording({ recorder, recordings, peers }: OwnRecordingProps) {
  const current = useSyncExternalStore(recorder.subscribe, recorder.getSnapshot);
  const { own } = useSyncExternalStore(recordings.subscribe, recordings.getSnapshot);
  const catalogue = useWords();
  const words = catalogue.recording;
  useShortcuts({ r: () => toggleRecording(recorder, catalogue) });
  if (current.state !== 'recording') return <RecordingOutcome recorder={recorder} />;
  return (
    <RecordingMark
      title={words.youRecord}
      text={[
        ...describeAnswers(own, peers, words),
        describeSize(current.bytes, catalogue.format),
      ].join(' ')}
    >
      <button type="button" className="button small" onClick={recorder.stop}>
        {words.stop}
      </button>
    </RecordingMark>
  );
}

export function toggleRecording(recorder: Recorder, { recording, stage }: Words): void {
  const { notRecorded } = recording;
  if (recorder.getSnapshot().state === 'recording') recorder.stop();
  else void recorder.start({ notRecorded, screenOf: stage.screenOf });
}

function describeAnswers(
  own: RecordingState['own'],
  peers: readonly PeerInfo[],
  words: Words['recording'],
): readonly string[] {
  if (peers.length === 0) return [words.alone];
  const namesOf = (isAllowed: boolean | undefined) =>
    peers
      .filter(({ id }) => own?.answers.get(id) === isAllowed)
      .map(({ name }) => name)
      .join(', ');
  const [allowed, refused, silent] = [namesOf(true), namesOf(false), namesOf(undefined)];
  return [
    allowed === '' ? words.onlyYou : words.inIt(allowed),
    ...(refused === '' ? [] : [words.notInIt(refused)]),
    ...(silent === '' ? [] : [words.unanswered(silent)]),
  ];
}
