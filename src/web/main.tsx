import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { createPage } from './page.ts';
import { ErrorBoundary } from './parts/ErrorBoundary.tsx';

const root = document.querySelector('#root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <ErrorBoundary>
    <App page={createPage()} />
  </ErrorBoundary>,
);
