import { useRef, type PointerEvent } from 'react';
import type { Corner } from './view-choices.ts';

type Point = { readonly x: number; readonly y: number };

/** Handlers that let a tile be dragged; where it is let go, it moves to the nearest corner. */
export function useCornerDrag(onCorner: (corner: Corner) => void) {
  const start = useRef<Point>(undefined);

  function end({ currentTarget }: PointerEvent<HTMLElement>) {
    start.current = undefined;
    currentTarget.style.translate = '';
  }

  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      // In a strip it has its place among the others.
      if (event.currentTarget.closest('.floating') === null) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      start.current = { x: event.clientX, y: event.clientY };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (start.current === undefined) return;
      const { x, y } = start.current;
      event.currentTarget.style.translate = `${event.clientX - x}px ${event.clientY - y}px`;
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const stage = event.currentTarget.closest('.stage');
      if (start.current !== undefined && stage !== null && hasMoved(start.current, event)) {
        onCorner(cornerOf(stage.getBoundingClientRect(), event));
      }
      end(event);
    },
    onPointerCancel: end,
  };
}

/** A press is not a drag. */
function hasMoved({ x, y }: Point, { clientX, clientY }: PointerEvent): boolean {
  return Math.hypot(clientX - x, clientY - y) > 10;
}

function cornerOf(stage: DOMRect, { clientX, clientY }: PointerEvent): Corner {
  const row = clientY < stage.top + stage.height / 2 ? 'top' : 'bottom';
  return `${row}-${clientX < stage.left + stage.width / 2 ? 'left' : 'right'}`;
}
