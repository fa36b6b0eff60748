import { createContext, use } from 'react';
import { en, type Words } from './en.ts';

/** Of the page; what is drawn without one speaks English. */
export const WordsContext = createContext<Words>(en);

export function useWords(): Words {
  return use(WordsContext);
}
