import { useId, useRef, useState, type ComponentType } from 'react';
import type { PeerInfo } from '../../protocol/messages.ts';
import type { BrowserCall } from '../browser-call.ts';
import { useShortcuts } from '../call/use-shortcuts.ts';
import { warn } from '../log.ts';
import { Icon } from '../parts/Icon.tsx';
import { useWords } from '../words/use-words.ts';
import type { StatsPanelProps } from './StatsPanel.tsx';

type StatsSwitchProps = { readonly call: BrowserCall; readonly peers: readonly PeerInfo[] };

/** Shows and hides how the connections to the others are; I does the same. */
export function StatsSwitch({ call, peers }: StatsSwitchProps) {
  const { stats: words, common } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const [Panel, setPanel] = useState<ComponentType<StatsPanelProps>>();
  const opener = useRef<HTMLButtonElement>(null);
  const id = useId();

  function toggle() {
    setIsOpen(!isOpen);
    if (Panel !== undefined) return;
    // Few ever look at it: it is not part of what everyone loads.
    import('./StatsPanel.tsx').then(
      (loaded) => setPanel(() => loaded.StatsPanel),
      (cause: unknown) => {
        setIsOpen(false); // The server is out of reach, as the page says; the call goes on.
        warn('stats.not-loaded', { cause });
      },
    );
  }
  useShortcuts({ i: toggle });

  return (
    <>
      <button
        ref={opener}
        type="button"
        className="stats-switch"
        title={common.withKey(words.means, 'I')}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={toggle}
      >
        <Icon name="pulse" />
        {words.title}
      </button>
      {isOpen && Panel !== undefined && (
        <Panel
          id={id}
          call={call}
          peers={peers}
          onClose={() => {
            setIsOpen(false);
            opener.current?.focus();
          }}
        />
      )}
    </>
  );
}
