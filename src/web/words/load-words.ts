import { en, type Words } from './en.ts';
import type { Language } from './languages.ts';

/** English is part of the page; of the others only the chosen one is fetched. */
const loaders: Readonly<Record<Language, () => Promise<Words>>> = {
  en: async () => en,
  de: async () => (await import('./de.ts')).de,
  es: async () => (await import('./es.ts')).es,
  fr: async () => (await import('./fr.ts')).fr,
  hi: async () => (await import('./hi.ts')).hi,
  ar: async () => (await import('./ar.ts')).ar,
};

/** Rejects when the server is out of reach and nothing was kept. */
export function loadWords(language: Language): Promise<Words> {
  return loaders[language]();
}
