import { Component, type ReactNode } from 'react';
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
    return (
      <Problem
        title="Something broke"
        problem="This page ran into a bug and cannot go on. The call, if there was one, has ended for you."
        action="Reload to come back to the same room."
      >
        <button type="button" className="button primary" onClick={() => location.reload()}>
          Reload
        </button>
      </Problem>
    );
  }
}
