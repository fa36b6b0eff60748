/** With room for what makes it unique; file systems take 255. */
const maxBytes = 200;

/** Devices on Windows, whatever their extension. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** The name of a file as others chose it, as one that stays in its folder and is not hidden there. */
export function safeFileName(name: string): string {
  const plain = name
    .replaceAll(/[/\\:*?"<>|]|\p{Cc}|\p{Cs}|\p{Cf}/gu, '_')
    .replace(/^[.\s]+/u, '')
    .replace(/[.\s]+$/u, '');
  const { stem, extension } = splitName(plain);
  const short = `${cut(stem, maxBytes - Buffer.byteLength(extension))}${extension}`;
  if (short === '') return 'file';
  return reserved.test(short) ? `_${short}` : short;
}

/** The name to try when so many of that name are there already: `film (2).mp4`. */
export function numberedName(name: string, number: number): string {
  if (number === 1) return name;
  const { stem, extension } = splitName(name);
  return `${stem} (${number})${extension}`;
}

function splitName(name: string) {
  const [extension = ''] = /\.[^.\s]{1,16}$/u.exec(name) ?? [];
  const stem = name.slice(0, name.length - extension.length);
  return stem === '' ? { stem: name, extension: '' } : { stem, extension };
}

/** By whole characters. */
function cut(text: string, bytes: number): string {
  let kept = '';
  for (const character of text) {
    if (Buffer.byteLength(kept + character) > bytes) break;
    kept += character;
  }
  return kept;
}
