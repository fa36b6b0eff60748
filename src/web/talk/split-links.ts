export type TextPart = { readonly text: string; readonly href?: string };

const candidate = /\bhttps?:\/\/[^\s<>"]+/gi;
/** What ends a sentence rather than an address. */
const tail = /[.,;:!?'’”»)\]}]+$/;

/** Splits a text into words and the addresses in it. Only http and https are ever links. */
export function splitLinks(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(candidate)) {
    const shown = trimTail(found);
    const href = hrefOf(shown);
    if (href === undefined) continue;
    if (index > end) parts.push({ text: text.slice(end, index) });
    parts.push({ text: shown, href });
    end = index + shown.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

/** Without the full stop after it, but with a closing bracket that was opened in it. */
function trimTail(found: string): string {
  const trimmed = found.replace(tail, '');
  return trimmed.includes('(') && found[trimmed.length] === ')' ? `${trimmed})` : trimmed;
}

/** Undefined for what no browser takes for an address, or what hides its host behind a user name. */
function hrefOf(shown: string): string | undefined {
  if (!URL.canParse(shown)) return undefined;
  const { protocol, username, password, href } = new URL(shown);
  const isPlain = username === '' && password === '';
  return isPlain && (protocol === 'http:' || protocol === 'https:') ? href : undefined;
}
