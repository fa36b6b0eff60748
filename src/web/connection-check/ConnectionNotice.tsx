import { useEffect, useState, useSyncExternalStore } from 'react';
import { Notice } from '../parts/Notice.tsx';
import { useWords } from '../words/use-words.ts';
import { createConnectionCheck } from './connection-check.ts';

/** Says beforehand what would go wrong in the call; nothing when all seems well. */
export function ConnectionNotice() {
  const words = useWords();
  const [check] = useState(createConnectionCheck);
  const { finding, isChecking } = useSyncExternalStore(check.subscribe, check.getSnapshot);
  useEffect(() => check.open(), [check]);
  if (finding === undefined) return null;
  return (
    <Notice {...words.connectionFindings[finding]}>
      <button
        type="button"
        className="button small"
        aria-busy={isChecking}
        onClick={check.checkAgain}
      >
        {isChecking ? words.preJoin.checking : words.preJoin.checkAgain}
      </button>
    </Notice>
  );
}
