import { useEffect, useRef } from 'react';

type ScreenTitleProps = {
  readonly children: string;
  /** Whether the screen puts the focus somewhere else. */
  readonly leavesFocus?: boolean;
  readonly className?: string;
};

/**
 * The heading of a screen, which is also the title of the tab. It takes the focus when the screen
 * appears, so that screen readers say where one is and Tab goes on from the top.
 */
export function ScreenTitle({ children, leavesFocus = false, className }: ScreenTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!leavesFocus) heading.current?.focus();
  }, [leavesFocus]);
  return (
    <>
      <title>{children === 'Engage' ? children : `${children} · Engage`}</title>
      <h1 ref={heading} tabIndex={-1} className={className}>
        <bdi>{children}</bdi>
      </h1>
    </>
  );
}
