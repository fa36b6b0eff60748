import { useEffect, useState } from 'react';
import type { ConnectionState } from '../../client/ports.ts';
import { useWords } from '../words/use-words.ts';

type TileNoteProps = {
  readonly connection: ConnectionState;
  /** Then another path is being looked for, whatever the connection says. */
  readonly wasConnected: boolean;
  readonly onRejoin: () => void;
};

// Most connections stand within two seconds. A browser that has no address at all to offer never
// says `failed`, so that patience needs an end of its own.
const patienceMs = 20_000;

/** How the way to a person is, in words; nothing while it works. */
export function TileNote({ connection, wasConnected, onRejoin }: TileNoteProps) {
  const words = useWords().tile;
  const isWaiting = connection !== 'connected' && connection !== 'closed';
  const hasFailed = connection === 'failed' && !wasConnected;
  // Stays while other attempts go on, or the note would come and go with each.
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = isWaiting ? setTimeout(() => setIsLate(true), patienceMs) : undefined;
    return () => {
      clearTimeout(timer);
      setIsLate(false);
    };
  }, [isWaiting]);
  if (hasFailed && !isLate) setIsLate(true);

  if (!isWaiting) return null;
  if (isLate) {
    return <NoPath sentence={wasConnected ? words.pathLost : words.noPath} onRejoin={onRejoin} />;
  }
  return <p className="tile-busy">{wasConnected ? words.reconnecting : words.connecting}</p>;
}

function NoPath({
  sentence,
  onRejoin,
}: {
  readonly sentence: string;
  readonly onRejoin: () => void;
}) {
  const words = useWords().tile;
  return (
    <div className="tile-note">
      <p>{sentence}</p>
      <p className="quiet">{words.blocked}</p>
      <button type="button" className="button small" onClick={onRejoin}>
        {words.rejoin}
      </button>
    </div>
  );
}
