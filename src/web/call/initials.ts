/** The first letters of the first and the last word, for example AL for Ada King Lovelace. */
export function initials(name: string): string {
  const words = name.split(' ').filter((word) => word !== '');
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => firstLetter(word ?? '')).join('');
}

/** With the marks that combine with it: an accent may be a character of its own. */
function firstLetter(word: string): string {
  return (/^\P{M}\p{M}*/u.exec(word)?.[0] ?? '').toLocaleUpperCase();
}
