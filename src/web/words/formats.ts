import { regionOf, type Language } from './languages.ts';

/**
 * How a language writes numbers and times, and which of its forms a number takes. `Category` names
 * all that `Intl.PluralRules` has for it, so that a missing form does not compile.
 */
export function formatsOf<Category extends Intl.LDMLPluralRule>(language: Language) {
  // Outside of a browser there may be nobody with wishes.
  const { navigator } = globalThis as Partial<typeof globalThis>;
  const region = regionOf(language, navigator?.languages ?? []);
  return {
    number: (value: number, digits = 0) =>
      value.toLocaleString(region, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }),
    time: (atMs: number) =>
      new Date(atMs).toLocaleTimeString(region, { hour: '2-digit', minute: '2-digit' }),
    plural: (count: number, forms: Readonly<Record<Category, string>>): string => {
      // The type argument is held against these rules in test/web/words.
      const category = new Intl.PluralRules(language).select(count) as Category;
      return forms[category];
    },
  };
}
