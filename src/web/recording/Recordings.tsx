import { useSyncExternalStore } from 'react';
import type { OthersRecording } from '../../client/talk/recordings.ts';
import type { PeerInfo } from '../../protocol/messages.ts';
import type { BrowserCall } from '../browser-call.ts';
import { Sentence } from '../words/Sentence.tsx';
import { useWords } from '../words/use-words.ts';
import { OwnRecording } from './OwnRecording.tsx';
import { RecordingMark } from './RecordingMark.tsx';
import { RecordingNews } from './RecordingNews.tsx';

type RecordingsProps = { readonly call: BrowserCall; readonly peers: readonly PeerInfo[] };

/** Who records the call, as long as they do, and what one lets them. */
export function Recordings({ call, peers }: RecordingsProps) {
  const { recordings } = call.talk;
  const { others } = useSyncExternalStore(recordings.subscribe, recordings.getSnapshot);
  const { region } = useWords().recording;
  return (
    <section className="recordings" aria-label={region}>
      <RecordingNews call={call} />
      {call.recorder !== undefined && (
        <OwnRecording recorder={call.recorder} recordings={recordings} peers={peers} />
      )}
      {peers.map(({ id, name }) => {
        const recording = others.get(id);
        if (recording === undefined) return null;
        return (
          <OthersMark
            key={id}
            name={name}
            recording={recording}
            onAnswer={(isAllowed) => recordings.answer(id, isAllowed)}
          />
        );
      })}
    </section>
  );
}

type OthersMarkProps = {
  readonly name: string;
  readonly recording: OthersRecording;
  readonly onAnswer: (isAllowed: boolean) => void;
};

function OthersMark({ name, recording: { isAllowed }, onAnswer }: OthersMarkProps) {
  const words = useWords().recording;
  const isAsked = isAllowed === undefined;
  const effects = { true: words.withYou, false: words.withoutYou, undefined: words.asksMeans };
  return (
    <RecordingMark
      look={isAsked ? 'asking' : 'answered'}
      title={<Sentence say={isAsked ? words.asks : words.records} values={[name]} />}
      text={effects[`${isAllowed}`]}
    >
      {isAllowed !== false && (
        <button type="button" className="button small" onClick={() => onAnswer(false)}>
          {isAsked ? words.refuse : words.withdraw}
        </button>
      )}
      {isAllowed !== true && (
        <button
          type="button"
          className={isAsked ? 'button small primary' : 'button small'}
          onClick={() => onAnswer(true)}
        >
          {words.allow}
        </button>
      )}
    </RecordingMark>
  );
}
