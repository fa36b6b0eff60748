import { Text } from 'ink';
import { createContext, useContext, type ReactNode } from 'react';

/** Whether to colour and style at all. */
export const HasColor = createContext(false);

const tones = {
  strong: { bold: true },
  faint: { dimColor: true },
  good: { color: 'green' },
  warning: { color: 'yellow' },
  bad: { color: 'red' },
  chosen: { inverse: true },
} as const;

type ToneProps = {
  readonly as: keyof typeof tones;
  readonly children: ReactNode;
};

/** A text whose words say all; the tone only repeats it. Within another text, that one wraps. */
export function Tone({ as, children }: ToneProps) {
  return (
    <Text wrap="truncate" {...(useContext(HasColor) ? tones[as] : {})}>
      {children}
    </Text>
  );
}
