import type { PeerInfo } from '../../protocol/messages.ts';
import type { BrowserCall } from '../browser-call.ts';
import { Icon } from '../parts/Icon.tsx';
import { useWords } from '../words/use-words.ts';
import { StatsTable } from './StatsTable.tsx';
import { useStats } from './use-stats.ts';

export type StatsPanelProps = {
  readonly id: string;
  readonly call: BrowserCall;
  readonly peers: readonly PeerInfo[];
  readonly onClose: () => void;
};

/** How the connection to each person is, measured while this is shown. */
export function StatsPanel({ id, call, peers, onClose }: StatsPanelProps) {
  const { stats: words, common } = useWords();
  const stats = useStats(call, peers);
  return (
    /* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape for what is inside */
    <section
      id={id}
      className="stats-panel"
      aria-label={words.title}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <header className="stats-head">
        <h2>{words.title}</h2>
        <button type="button" className="stats-close" aria-label={common.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {peers.map((peer) => (
        <StatsTable key={peer.id} name={peer.name} stats={stats.get(peer.id)} />
      ))}
    </section>
  );
}
