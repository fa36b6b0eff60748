import { createContext, use } from 'react';
import { en, type Words } from './en.ts';
import { directionOf } from './languages.ts';
import type { PageLanguage, Spoken } from './page-language.ts';

/** Of the page; what is drawn without one speaks English. */
export const SpokenContext = createContext<Spoken>({ language: 'en', words: en });

/** Of the page; what is drawn without one has nothing to choose. */
export const LanguageContext = createContext<PageLanguage | undefined>(undefined);

export function useWords(): Words {
  return use(SpokenContext).words;
}

/** Where the lines of the page go. */
export function useDirection(): 'ltr' | 'rtl' {
  return directionOf(use(SpokenContext).language);
}
