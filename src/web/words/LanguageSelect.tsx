import { use, useSyncExternalStore } from 'react';
import { Select } from '../parts/Select.tsx';
import { languageNames, languages } from './languages.ts';
import type { PageLanguage } from './page-language.ts';
import { LanguageContext, useWords } from './use-words.ts';

/** Chooses what the page speaks. */
export function LanguageSelect() {
  const language = use(LanguageContext);
  return language && <Choice language={language} />;
}

function Choice({ language }: { readonly language: PageLanguage }) {
  const spoken = useSyncExternalStore(language.subscribe, language.getSnapshot);
  const words = useWords().common;
  return (
    <div className="language">
      <Select
        label={words.language}
        value={spoken.language}
        onChange={(value) => {
          const chosen = languages.find((known) => known === value);
          if (chosen !== undefined) void language.choose(chosen);
        }}
      >
        {languages.map((known) => (
          <option key={known} value={known} lang={known}>
            {languageNames[known]}
          </option>
        ))}
      </Select>
    </div>
  );
}
