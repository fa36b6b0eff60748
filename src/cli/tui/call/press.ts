import type { Key } from 'ink';
import { plainLine } from '../../format/plain-text.ts';

/** What was typed, in words of our own. */
export type Press =
  | { readonly press: 'text'; readonly text: string }
  | {
      readonly press:
        | 'enter'
        | 'escape'
        | 'erase'
        | 'erase-all'
        | 'up'
        | 'down'
        | 'page-up'
        | 'page-down'
        /** Ctrl+C, which is no signal while keys are read one by one. */
        | 'interrupt';
    };

/** What Ink tells of what was typed at once; nothing for keys that mean nothing here. */
export function readPresses(input: string, key: Key): readonly Press[] {
  // Over a slow line a text comes together with the Enter behind it.
  if (!key.return && /^[^\r\n]+\r$/.test(input)) {
    return [...readPresses(input.slice(0, -1), key), { press: 'enter' }];
  }
  const press = readPress(input, key);
  return press === undefined ? [] : [press];
}

function readPress(input: string, key: Key): Press | undefined {
  if (key.ctrl && input === 'c') return { press: 'interrupt' };
  if (key.ctrl && input === 'u') return { press: 'erase-all' };
  if (key.return) return { press: 'enter' };
  if (key.escape) return { press: 'escape' };
  // Terminals send DEL for the key that erases backwards.
  if (key.backspace || key.delete) return { press: 'erase' };
  if (key.upArrow) return { press: 'up' };
  if (key.downArrow) return { press: 'down' };
  if (key.pageUp) return { press: 'page-up' };
  if (key.pageDown) return { press: 'page-down' };
  if (key.ctrl || key.meta || key.tab || input === '') return undefined;
  // What is pasted may hold anything; a line is what is typed here.
  return { press: 'text', text: plainLine(input.replaceAll(/[\r\n\t]+/g, ' ')) };
}
