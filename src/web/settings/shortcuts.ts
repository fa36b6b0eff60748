/**
 * Every single key of a call, as `KeyboardEvent.key` says it in lower case; what each does is in the
 * catalogue of words, so that a key that is not shown does not compile.
 */
export const shortcutKeys = ['m', 'v', 's', 'g', 'f', 'i', 'c', 'h', 'r', '?'] as const;

export type ShortcutKey = (typeof shortcutKeys)[number];
