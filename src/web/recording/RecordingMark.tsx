import type { ReactNode } from 'react';
import { Icon } from '../parts/Icon.tsx';
import { useWords } from '../words/use-words.ts';

type RecordingMarkProps = {
  readonly title: ReactNode;
  readonly text: string;
  /** Waits for an answer, or has one, which its button tells as well. */
  readonly look?: 'asking' | 'answered';
  /** The file is at rest: nothing is recorded any more. */
  readonly isOver?: boolean;
  /** What can be pressed. */
  readonly children?: ReactNode;
};

/** A recording: the mark itself, whose it is, and what can be done about it. */
export function RecordingMark(props: RecordingMarkProps) {
  const { title, text, look = '', isOver = false, children } = props;
  const { mark } = useWords().recording;
  return (
    <div className={`recording ${look}`}>
      {!isOver && (
        <span className="recording-mark">
          <Icon name="record" />
          {mark}
        </span>
      )}
      <p>
        <strong>{title}</strong> <span className="quiet">{text}</span>
      </p>
      <span className="buttons">{children}</span>
    </div>
  );
}
