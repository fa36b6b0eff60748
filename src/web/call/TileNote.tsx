import { useEffect, useState } from 'react';
import type { ConnectionState } from '../../client/ports.ts';

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
  const isConnecting =
    connection === 'new' ||
    connection === 'connecting' ||
    (wasConnected && connection !== 'connected' && connection !== 'closed');
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = isConnecting ? setTimeout(() => setIsLate(true), patienceMs) : undefined;
    return () => {
      clearTimeout(timer);
      setIsLate(false);
    };
  }, [isConnecting]);

  if (isConnecting && wasConnected) {
    return isLate ? (
      <NoPath
        sentence="The path was lost, and no other has been found so far."
        onRejoin={onRejoin}
      />
    ) : (
      <p className="tile-busy">Reconnecting…</p>
    );
  }
  switch (connection) {
    case 'new':
    case 'connecting':
      return isLate ? (
        <NoPath sentence="No direct path has been found so far." onRejoin={onRejoin} />
      ) : (
        <p className="tile-busy">Connecting…</p>
      );
    case 'disconnected':
      return <p className="tile-busy">Reconnecting…</p>;
    case 'failed':
      return <NoPath sentence="No direct path was found." onRejoin={onRejoin} />;
    case 'connected':
    case 'closed':
      return null;
    default:
      return connection satisfies never;
  }
}

function NoPath({
  sentence,
  onRejoin,
}: {
  readonly sentence: string;
  readonly onRejoin: () => void;
}) {
  return (
    <div className="tile-note">
      <p>{sentence}</p>
      <p className="quiet">A firewall or a router between you seems to block the call.</p>
      <button type="button" className="button small" onClick={onRejoin}>
        Leave and rejoin
      </button>
    </div>
  );
}
