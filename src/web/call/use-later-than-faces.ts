import { startTransition, useEffect, useState } from 'react';

/** By then the first pictures are there or will not be soon; nobody looks for a tool before. */
const delayMs = 300;

/**
 * Whether the time has come to draw what nobody needs at the first moment: drawing the tools of a
 * call takes the processor longer than drawing its faces, which must not wait for it.
 */
export function useLaterThanFaces(hasFaces: boolean): boolean {
  const [isTime, setIsTime] = useState(false);
  useEffect(() => {
    if (isTime) return undefined;
    const show = () => startTransition(() => setIsTime(true));
    const timer = setTimeout(show, hasFaces ? delayMs : 0);
    return () => clearTimeout(timer);
  }, [hasFaces, isTime]);
  return isTime;
}
