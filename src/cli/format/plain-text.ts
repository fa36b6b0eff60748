/**
 * What others wrote, as it may be printed: a terminal would obey escape sequences, and characters
 * that change the direction of text would make other words of the line look moved.
 */
export function plainText(text: string): string {
  return text
    .replaceAll(/(?!\n)[\p{Cc}\p{Cs}\u2028\u2029]/gu, '\ufffd')
    .replaceAll(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufeff]/gu, '');
}

/** The same in one line. */
export function plainLine(text: string): string {
  return plainText(text).replaceAll('\n', ' ');
}

/** JSON in one line, in which no character can act on a terminal either. */
export function jsonLine(value: object): string {
  return `${JSON.stringify(value).replaceAll(/[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, escape)}\n`;
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
