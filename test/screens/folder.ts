import { fileURLToPath } from 'node:url';

/** Where the pictures go: into the docs, or to where somebody only wants to look at them. */
export const folder =
  process.env['SCREENS_FOLDER'] ?? fileURLToPath(new URL('../../docs/screens', import.meta.url));
