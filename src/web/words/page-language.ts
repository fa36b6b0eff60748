import { createStore, type Store } from '../../client/store.ts';
import { warn } from '../log.ts';
import { loadPreferences, savePreferences } from '../preferences.ts';
import { en, type Words } from './en.ts';
import { keepLoaded } from './keep-loaded.ts';
import { chooseLanguage, directionOf, type Language } from './languages.ts';
import { loadWords } from './load-words.ts';

export type Spoken = { readonly language: Language; readonly words: Words };

/** What the page speaks. */
export type PageLanguage = Store<Spoken> & {
  /** Takes effect as soon as the words are there, and the next time; nothing else of the page changes. */
  readonly choose: (language: Language) => Promise<void>;
};

/** Resolves when the words are there, so that no other language is seen first. */
export async function openPageLanguage(): Promise<PageLanguage> {
  const { language: chosen } = loadPreferences();
  const wishes = [...(chosen === undefined ? [] : [chosen]), ...navigator.languages];
  const store = createStore<Spoken>({ language: 'en', words: en });
  let latest = store.getSnapshot().language;

  async function speak(language: Language) {
    latest = language;
    try {
      const words = await loadWords(language);
      if (latest !== language) return; // Somebody is quicker than the network.
      document.documentElement.lang = language;
      document.documentElement.dir = directionOf(language);
      store.set({ language, words });
      keepLoaded();
    } catch (cause) {
      // It goes on in the language before; the select shows which.
      warn('words.not-loaded', { language, cause });
    }
  }

  await speak(chooseLanguage(wishes));
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    choose: (language) => {
      savePreferences({ language });
      return speak(language);
    },
  };
}
