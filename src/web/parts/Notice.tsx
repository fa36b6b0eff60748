import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';

type NoticeProps = {
  readonly problem: string;
  readonly action: string;
  readonly children?: ReactNode;
};

/** Something is wrong on a screen that works otherwise; screen readers say it when it appears. */
export function Notice({ problem, action, children }: NoticeProps) {
  return (
    <div className="notice" role="alert">
      <Icon name="alert" />
      <div>
        <p>{problem}</p>
        <p className="quiet">{action}</p>
        {children}
      </div>
    </div>
  );
}
