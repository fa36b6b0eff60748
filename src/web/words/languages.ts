/** The languages of the page, each named in its own words, as the list of choices shows them. */
export const languageNames = {
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
  fr: 'Français',
  hi: 'हिन्दी',
  ar: 'العربية',
} as const;

export type Language = keyof typeof languageNames;

export const languages = [
  'en',
  'de',
  'es',
  'fr',
  'hi',
  'ar',
] as const satisfies readonly Language[];

/** The first wish that the page speaks, `de` for `de-AT`; English when there is none. */
export function chooseLanguage(wishes: readonly string[]): Language {
  for (const wish of wishes) {
    const found = languages.find((language) => language === baseOf(wish));
    if (found !== undefined) return found;
  }
  return 'en';
}

/** The wish of that language, which tells the country whose numbers and times are usual: `ar-EG`. */
export function regionOf(language: Language, wishes: readonly string[]): string {
  return wishes.find((wish) => baseOf(wish) === language) ?? language;
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

function baseOf(tag: string): string {
  return tag.toLowerCase().split('-', 1)[0] ?? '';
}
