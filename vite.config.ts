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
  },
});
