import type { Words } from '../words/en.ts';

/** A size for people: 3.4 MB. */
export function describeSize(bytes: number, { number, units }: Words['format']): string {
  const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1_000 ** power;
  const digits = power > 0 && value < 10 ? 1 : 0;
  return `${number(value, digits)} ${units[power] ?? ''}`;
}
