import { startTransition, useEffect, useState } from 'react';

/** By then the first pictures are there or will not be soon; nobody looks for a tool before. */
const delayMs = 300;

/**
 * Whether the time has come to draw what nobody needs at the first moment: drawing the tools of a
 * call takes longer than drawing its faces, which must not wait for it. At once where nobody is.
 */
export function useLaterThanFaces(hasFaces: boolean): boolean {
  const [isTime, setIsTime] = useState(!hasFaces);
  useEffect(() => {
    if (isTime) return undefined;
    const timer = setTimeout(() => startTransition(() => setIsTime(true)), delayMs);
    return () => clearTimeout(timer);
  }, [isTime]);
  return isTime;
}
