import { useEffect, useRef, useState, type ReactNode } from 'react';
import { cssVariables } from '../parts/css-variables.ts';
import { chooseColumns } from './choose-columns.ts';

type StageProps = {
  readonly count: number;
  /** One list item for each person. */
  readonly children: ReactNode;
};

/** Lays the people out in as many columns as show them largest in the room there is. */
export function Stage({ count, children }: StageProps) {
  const list = useRef<HTMLUListElement>(null);
  const [size, setSize] = useState({ width: 4, height: 3 });

  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setSize(entry.contentRect);
    });
    if (list.current !== null) observer.observe(list.current);
    return () => observer.disconnect();
  }, []);

  const columns = chooseColumns(count, size.width, size.height);
  const rows = Math.ceil(count / columns);
  const cell = { width: size.width / columns, height: size.height / rows };
  return (
    <ul
      ref={list}
      className="stage"
      aria-label="People in this call"
      style={cssVariables({
        '--cell-width': `${cell.width}px`,
        '--cell-height': `${cell.height}px`,
      })}
    >
      {children}
    </ul>
  );
}
