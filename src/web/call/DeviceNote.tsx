import { useState } from 'react';
import { adviceOn, findDeviceProblems } from '../media/findings.ts';
import type { LocalMediaState } from '../media/local-media.ts';
import { useWords } from '../words/use-words.ts';

type DeviceNoteProps = { readonly sources: LocalMediaState['sources'] };

/** Says what went wrong with a device during the call; what was wrong before has been told. */
export function DeviceNote({ sources }: DeviceNoteProps) {
  const words = useWords();
  const [told, setTold] = useState(sources);
  const findings = findDeviceProblems(sources, (kind) => sources[kind] !== told[kind]).map(
    (finding) => adviceOn(finding, words),
  );
  return (
    <div className="call-note wrong">
      <output>
        {findings.map(({ problem, action }) => (
          <span key={problem}>
            {problem} {action}{' '}
          </span>
        ))}
      </output>
      {findings.length > 0 && (
        <button type="button" className="button small" onClick={() => setTold(sources)}>
          {words.common.ok}
        </button>
      )}
    </div>
  );
}
