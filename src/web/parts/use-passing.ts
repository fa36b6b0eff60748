import { useEffect, useEffectEvent } from 'react';

/** As long as a sentence is seen that goes away by itself: `fade` in call.css ends with it. */
const passingMs = 6_000;

/** Calls back when a sentence has been seen for long enough; the next one has its own time. */
export function usePassing(sentence: object | undefined, onPassed: () => void): void {
  const pass = useEffectEvent(onPassed);
  useEffect(() => {
    if (sentence === undefined) return undefined;
    const timer = setTimeout(() => pass(), passingMs);
    return () => clearTimeout(timer);
  }, [sentence]);
}
