import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

/**
 * Names the part that only a call needs in index.html, without making it one of the first scripts:
 * browsers fetch it when they have nothing else to do, and the service worker keeps it.
 */
const prefetchCallPart: Plugin = {
  name: 'prefetch-call-part',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) => {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const part = chunks.find(({ name }) => name === 'call-part');
      if (part === undefined) throw new Error('the bundle has no call-part');
      const first = new Set(chunks.filter(({ isEntry }) => isEntry).map((file) => file.fileName));
      return [part.fileName, ...part.imports]
        .filter((fileName) => !first.has(fileName))
        .map((fileName) => ({ tag: 'link', attrs: { rel: 'prefetch', href: `/${fileName}` } }));
    },
  },
};

// The call page. Nothing may be inlined into index.html: the server's content security policy
// allows scripts and styles from files of its own origin only.
export default defineConfig({
  root: 'src/web',
  plugins: [prefetchCallPart],
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
