import { defineConfig } from 'vitest/config';

// `npm run screens` draws every screen into docs/screens; it is no part of `npm test`.
export default defineConfig({
  test: { include: ['test/screens/*.screens.ts'], testTimeout: 120_000, hookTimeout: 60_000 },
});
