import { useSyncExternalStore } from 'react';
import type { BrowserCall } from '../browser-call.ts';
import { useWords } from '../words/use-words.ts';

type PersonGesturesProps = {
  readonly call: BrowserCall;
  /** The id of another person, or `oneself`. */
  readonly by: string;
};

/** Over the picture of a person: their raised hand with its place in the row, their reactions. */
export function PersonGestures({ call, by }: PersonGesturesProps) {
  const { talk: words, format } = useWords();
  const { gestures } = call.talk;
  const { hands, reactions } = useSyncExternalStore(gestures.subscribe, gestures.getSnapshot);
  const place = [...hands.keys()].indexOf(by) + 1;
  return (
    <>
      {place > 0 && (
        <p className="raised-hand" title={words.handRaised(place)}>
          <span aria-hidden="true">✋ {format.number(place)}</span>
          <span className="hidden">{words.handRaised(place)}</span>
        </p>
      )}
      <div className="reactions" aria-hidden="true">
        {reactions
          .filter((reaction) => reaction.by === by)
          .map(({ number, emoji }) => (
            <span key={number}>{emoji}</span>
          ))}
      </div>
    </>
  );
}
