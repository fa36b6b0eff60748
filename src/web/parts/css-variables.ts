import type { CSSProperties } from 'react';

/** Custom properties as a value for React's `style`, whose type does not know them. */
export function cssVariables(
  variables: Readonly<Record<`--${string}`, string | number>>,
): CSSProperties {
  return variables;
}
