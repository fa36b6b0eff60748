import { useSyncExternalStore, type ReactNode } from 'react';
import type { PageLanguage } from './page-language.ts';
import { LanguageContext, SpokenContext } from './use-words.ts';

type SpeakingProps = { readonly language: PageLanguage; readonly children: ReactNode };

/** Gives the words of the chosen language to all that is in it. */
export function Speaking({ language, children }: SpeakingProps) {
  const spoken = useSyncExternalStore(language.subscribe, language.getSnapshot);
  return (
    <LanguageContext value={language}>
      <SpokenContext value={spoken}>{children}</SpokenContext>
    </LanguageContext>
  );
}
