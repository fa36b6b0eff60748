import { Component, type ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';
import { Problem } from './Problem.tsx';

type ErrorBoundaryProps = { readonly children: ReactNode };
type ErrorBoundaryState = { readonly hasFailed: boolean };

/** Shows a sentence instead of a blank page after a bug. React knows boundaries as classes only. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override readonly state: ErrorBoundaryState = { hasFailed: false };

  static getDerivedStateFromError(): ErrorBoundaryState {
    return { hasFailed: true };
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    return <Broken />;
  }
}

function Broken() {
  const { reload, ...words } = useWords().broken;
  return (
    <Problem {...words}>
      <button type="button" className="button primary" onClick={() => location.reload()}>
        {reload}
      </button>
    </Problem>
  );
}
