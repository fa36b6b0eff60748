import { useEffect, useRef, useState, type ReactNode } from 'react';
import { cssVariables } from '../parts/css-variables.ts';
import { useDirection, useWords } from '../words/use-words.ts';
import type { Box } from './lay-out-grid.ts';
import { layOutStage } from './lay-out-stage.ts';
import { mirrorCorner } from './view.ts';
import type { Corner } from './view-choices.ts';

export type StageItem = {
  readonly id: string;
  readonly kind: 'person' | 'screen' | 'own';
  /** Width divided by height. */
  readonly ratio: number;
  readonly isSpeaker?: boolean;
  readonly tile: ReactNode;
};

type StageProps = {
  readonly items: readonly StageItem[];
  /** The ids of what is large. */
  readonly large: readonly string[];
  readonly corner: Corner;
};

const nowhere: Box = { left: 0, top: 0, width: 0, height: 0 };

/**
 * Lays the tiles out in the room there is. All of them stay in one list and are only moved, so that
 * no picture starts over when the view changes.
 */
export function Stage({ items, large, corner }: StageProps) {
  const words = useWords().stage;
  const direction = useDirection();
  const list = useRef<HTMLUListElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });

  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      const { width, height } = entry.contentRect; // Not to be spread: its members are getters.
      setSize({ width, height });
    });
    if (list.current !== null) observer.observe(list.current);
    return () => observer.disconnect();
  }, []);

  const groups = {
    large: items.filter(({ id }) => large.includes(id)),
    others: items.filter(({ id, kind }) => kind !== 'own' && !large.includes(id)),
    own: items.filter(({ id, kind }) => kind === 'own' && !large.includes(id)),
  };
  const laidOut = layOutStage(
    {
      large: groups.large.map(({ ratio }) => ratio),
      mayCropLarge: groups.large.every(({ kind }) => kind === 'person'),
      others: groups.others.map(({ ratio }) => ratio),
      own: groups.own.map(({ ratio }) => ratio),
    },
    size,
    direction === 'rtl' ? mirrorCorner(corner) : corner,
  );
  const boxes = new Map<string, Box>();
  for (const group of ['large', 'others', 'own'] as const) {
    for (const [index, { id }] of groups[group].entries()) {
      boxes.set(id, laidOut[group][index] ?? nowhere);
    }
  }
  return (
    <ul ref={list} className="stage" aria-label={words.people}>
      {items.map(({ id, kind, isSpeaker = false, tile }) => (
        <li
          key={id}
          className={[
            'cell',
            kind,
            large.includes(id) && 'large',
            isSpeaker && 'speaker',
            kind === 'own' && large.length === 0 && 'floating',
          ]
            .filter(Boolean)
            .join(' ')}
          style={boxVariables(boxes.get(id) ?? nowhere)}
        >
          {tile}
        </li>
      ))}
    </ul>
  );
}

function boxVariables({ left, top, width, height }: Box) {
  return cssVariables({
    '--left': `${left}px`,
    '--top': `${top}px`,
    '--width': `${width}px`,
    '--height': `${height}px`,
  });
}
