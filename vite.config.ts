import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

// The call page. Nothing may be inlined into index.html: the server's content security policy
// allows scripts and styles from files of its own origin only.
export default defineConfig({
  root: 'src/web',
  oxc: { jsx: { runtime: 'automatic' } },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        index: fileURLToPath(new URL('src/web/index.html', import.meta.url)),
        'service-worker': fileURLToPath(
          new URL('src/service-worker/service-worker.ts', import.meta.url),
        ),
      },
      output: {
        // Its name must stay the same, and its place is what it may serve.
        entryFileNames: ({ name }) =>
          name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js',
      },
    },
  },
});
