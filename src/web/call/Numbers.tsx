import { useEffect, useState, type ReactNode } from 'react';
import type { Authentication } from '../../client/authentication.ts';
import { Icon } from '../parts/Icon.tsx';
import { useWords } from '../words/use-words.ts';

type NumbersProps = {
  readonly name: string;
  /** Of a connection that stands: before that the numbers prove nothing. */
  readonly authentication: Authentication;
  /** Whether there is room to say at once what the numbers are for. */
  readonly isRoomy: boolean;
};

// They come within two round trips through the server; nobody waits for them longer.
const patienceMs = 5_000;

/** How two people find out whether somebody stands between them, where no link seals their call. */
export function Numbers({ name, authentication, isRoomy }: NumbersProps) {
  const words = useWords().tile;
  switch (authentication.state) {
    case 'none':
      return null;
    case 'pending':
      return <Awaited name={name} />;
    case 'unavailable':
      return (
        <Check title={words.cannotBeChecked} isOpen={isRoomy}>
          {words.insecure}
        </Check>
      );
    case 'known':
      return (
        <Check title={authentication.text} label={words.numbersWith(name)} isOpen={isRoomy}>
          {words.compare}
        </Check>
      );
    default:
      return authentication satisfies never;
  }
}

function Awaited({ name }: { readonly name: string }) {
  const words = useWords().tile;
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  if (!isLate) return null;
  return (
    <Check title={words.cannotBeChecked} isOpen={false}>
      {words.noNumbers(name)}
    </Check>
  );
}

type CheckProps = {
  readonly title: string;
  /** Said before the title to who cannot see where it stands. */
  readonly label?: string;
  /** At first; from then on it is the user's. */
  readonly isOpen: boolean;
  readonly children: ReactNode;
};

function Check({ title, label, isOpen, children }: CheckProps) {
  return (
    <details className="numbers" open={isOpen}>
      <summary>
        <Icon name="unlock" />
        {label !== undefined && <span className="hidden">{label} </span>}
        <bdi className="numbers-text">{title}</bdi>
        <Icon name="down" />
      </summary>
      <p>{children}</p>
    </details>
  );
}
