import { ar } from '../../../src/web/words/ar.ts';
import { de } from '../../../src/web/words/de.ts';
import { en, type Words } from '../../../src/web/words/en.ts';
import { es } from '../../../src/web/words/es.ts';
import { fr } from '../../../src/web/words/fr.ts';
import { hi } from '../../../src/web/words/hi.ts';
import type { Language } from '../../../src/web/words/languages.ts';

/** What the page says, in every language that it speaks. */
export const catalogues: Readonly<Record<Language, Words>> = { en, de, es, fr, hi, ar };
