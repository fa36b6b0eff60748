import type { PairState } from '../../client/pair.ts';
import type { PairTrouble } from '../../client/trouble.ts';
import { diagnosePair } from '../../diagnosis/pair.ts';
import { sayCause } from '../../diagnosis/pair-finding.ts';
import { useWords } from '../words/use-words.ts';

type TileNoteProps = {
  /** Of the other person. */
  readonly name: string;
  /** Undefined until anything is known of the way to them. */
  readonly pair: Pick<PairState<unknown>, 'connection' | 'wasConnected' | 'trouble'> | undefined;
  readonly onRejoin: () => void;
};

/** How the way to a person is, in words; nothing while it works. */
export function TileNote({ name, pair, onRejoin }: TileNoteProps) {
  const words = useWords();
  if (pair?.connection === 'connected' || pair?.connection === 'closed') return null;
  // Other attempts go on meanwhile, or the note would come and go with each.
  if (pair?.trouble?.isAwaited === false) {
    return <NoPath name={name} trouble={pair.trouble} onRejoin={onRejoin} />;
  }
  const { tile } = words;
  return (
    <p className="tile-busy">{pair?.wasConnected === true ? tile.reconnecting : tile.connecting}</p>
  );
}

type NoPathProps = {
  readonly name: string;
  readonly trouble: PairTrouble;
  readonly onRejoin: () => void;
};

function NoPath({ name, trouble, onRejoin }: NoPathProps) {
  const words = useWords();
  const finding = diagnosePair(trouble.own, trouble.other);
  const { problem, action } = sayCause(words.pair, finding.code, finding, name);
  return (
    <div className="tile-note">
      <p>{problem}</p>
      <p className="quiet">{action}</p>
      <button type="button" className="button small" onClick={onRejoin}>
        {words.tile.rejoin}
      </button>
    </div>
  );
}
