import type { ReactNode } from 'react';
import { Logo } from './Logo.tsx';
import { ScreenTitle } from './ScreenTitle.tsx';

type ProblemProps = {
  readonly title: string;
  readonly problem: string;
  readonly action: string;
  /** To be typed in a terminal. */
  readonly command?: string | undefined;
  /** What can be pressed. */
  readonly children: ReactNode;
};

/** A whole screen that says what is wrong and what to do. */
export function Problem({ title, problem, action, command, children }: ProblemProps) {
  return (
    <main className="problem">
      <Logo />
      <ScreenTitle>{title}</ScreenTitle>
      <p>{problem}</p>
      <p className="quiet">{action}</p>
      {command !== undefined && <code>{command}</code>}
      <div className="buttons">{children}</div>
    </main>
  );
}
