import { defineConfig } from 'vitest/config';

// `npm run screens` draws every screen into docs/screens; it is no part of `npm test`.
export default defineConfig({
  test: {
    include: ['test/screens/*.screens.ts'],
    globalSetup: 'test/screens/sum-up.ts',
    testTimeout: 240_000,
    hookTimeout: 60_000,
    // Calls of up to five browsers: more of them at once would starve each other of the processor.
    fileParallelism: false,
    // Nothing is judged here: on a busy machine a call that took too long is held once more.
    retry: 1,
  },
});
