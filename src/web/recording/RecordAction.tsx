import { useSyncExternalStore } from 'react';
import { PanelAction } from '../parts/PanelAction.tsx';
import { useWords } from '../words/use-words.ts';
import { toggleRecording } from './OwnRecording.tsx';
import type { Recorder } from './recorder.ts';

type RecordActionProps = { readonly recorder: Recorder; readonly onDone: () => void };

/** Starts to record the call, or stops. */
export function RecordAction({ recorder, onDone }: RecordActionProps) {
  const { state } = useSyncExternalStore(recorder.subscribe, recorder.getSnapshot);
  const words = useWords();
  const { start, startMeans, stop, stopMeans } = words.recording;
  const isRecording = state === 'recording';
  return (
    <PanelAction
      icon="record"
      label={isRecording ? stop : start}
      effect={isRecording ? stopMeans : startMeans}
      shortcut="R"
      onPress={() => {
        toggleRecording(recorder, words);
        onDone();
      }}
    />
  );
}
