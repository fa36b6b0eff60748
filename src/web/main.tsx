import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { createPage } from './page.ts';
import { warn } from './log.ts';
import { sweepSpools } from './saving/spool.ts';
import { ErrorBoundary } from './parts/ErrorBoundary.tsx';
import { openPageLanguage } from './words/page-language.ts';
import { Speaking } from './words/Speaking.tsx';

const root = document.querySelector('#root');
if (root === null) throw new Error('index.html has no #root');
// Without one the page works as well; it is only not there without a network.
if ('serviceWorker' in navigator) {
  navigator.serviceWorker
    .register('/service-worker.js')
    .catch((cause: unknown) => warn('shell.not-kept', { cause }));
}
sweepSpools().catch((cause: unknown) => warn('files.not-swept', { cause }));
const language = await openPageLanguage();
createRoot(root).render(
  <Speaking language={language}>
    <ErrorBoundary>
      <App page={createPage(() => language.getSnapshot().words)} />
    </ErrorBoundary>
  </Speaking>,
);
