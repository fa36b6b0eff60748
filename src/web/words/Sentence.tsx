import { Fragment } from 'react';

type SentenceProps = {
  /** A sentence of the catalogue with places for texts. */
  readonly say: (...values: string[]) => string;
  readonly values: readonly string[];
};

/** Nobody types them: they hold the places until the sentence is whole. */
const firstMarker = 0xe000;

/**
 * A sentence whose values stand out. They keep their own direction: a name in Arabic turns nothing
 * around in an English sentence, nor the other way.
 */
export function Sentence({ say, values }: SentenceProps) {
  const marked = say(...values.map((_, index) => String.fromCharCode(firstMarker + index)));
  return marked.split(/([\ue000-\ue00f])/).map((part, index) => {
    const value = values[part.charCodeAt(0) - firstMarker];
    return (
      // oxlint-disable-next-line react/no-array-index-key -- the parts of one sentence keep their order
      <Fragment key={index}>
        {value === undefined ? (
          part
        ) : (
          <strong>
            <bdi>{value}</bdi>
          </strong>
        )}
      </Fragment>
    );
  });
}
