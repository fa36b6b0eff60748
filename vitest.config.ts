import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // Browsers and DTLS handshakes share two cores with each other.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // What is polled for comes by events of other processes, which may have to wait their turn.
    expect: { poll: { timeout: 10_000 } },
  },
});
