import { useEffect, useState, useSyncExternalStore } from 'react';
import { Notice } from '../parts/Notice.tsx';
import { createConnectionCheck } from './connection-check.ts';

/** Says beforehand what would go wrong in the call; nothing when all seems well. */
export function ConnectionNotice() {
  const [check] = useState(createConnectionCheck);
  const { finding, isChecking } = useSyncExternalStore(check.subscribe, check.getSnapshot);
  useEffect(() => check.open(), [check]);
  if (finding === undefined) return null;
  return (
    <Notice problem={finding.problem} action={finding.action}>
      <button
        type="button"
        className="button small"
        aria-busy={isChecking}
        onClick={check.checkAgain}
      >
        {isChecking ? 'Checking…' : 'Check again'}
      </button>
    </Notice>
  );
}
