import { defineConfig } from 'vitest/config';

// `npm run soak`: the trials of test/signal/endurance.test.ts with thousands; no part of `npm test`.
export default defineConfig({
  test: { include: ['test/soak/*.soak.ts'], testTimeout: 120_000, hookTimeout: 60_000 },
});
