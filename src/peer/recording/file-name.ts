const maxLength = 60;
/** Windows opens devices by these, whatever comes after the dot. */
const deviceNames = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * What somebody calls themselves, as a name for a file: no path, nothing that a shell, a terminal or a
 * file system takes for something else, and not one that was given before.
 */
export function createFileNames(): (name: string, extension: string) => string {
  // Case does not tell files apart everywhere.
  const taken = new Set<string>();
  return (name, extension) => {
    const base = safeName(name);
    let candidate = `${base}.${extension}`;
    for (let number = 2; taken.has(candidate.toLowerCase()); number += 1) {
      candidate = `${base}-${number}.${extension}`;
    }
    taken.add(candidate.toLowerCase());
    return candidate;
  };
}

/** Without an extension. */
export function safeName(name: string): string {
  const tidy = name
    .normalize('NFC')
    .replaceAll(/[\p{C}\p{Z}]+/gu, ' ') // Control, invisible, direction; spaces of all kinds.
    .replaceAll(/[/\\:*?"'`<>|$&;!#%~{}]+/g, ' ')
    .replaceAll(/\s+/g, ' ');
  const short = Array.from(tidy).slice(0, maxLength).join('');
  const bare = short.replace(/^[\s.-]+/, '').replace(/[\s.]+$/, '');
  return bare === '' || deviceNames.test(bare) ? `person ${bare}`.trim() : bare;
}
