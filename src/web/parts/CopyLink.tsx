import { useEffect, useState } from 'react';
import { useWords } from '../words/use-words.ts';
import { Icon } from './Icon.tsx';

type CopyLinkProps = { readonly link: string };

const shownForMs = 2500;

/** Copies a link, and says that it did. */
export function CopyLink({ link }: CopyLinkProps) {
  const words = useWords().common;
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    const timer = isCopied ? setTimeout(() => setIsCopied(false), shownForMs) : undefined;
    return () => clearTimeout(timer);
  }, [isCopied]);

  // On an insecure origin there is no clipboard; the link is then copied by hand.
  const { clipboard } = navigator as Partial<Navigator>;
  if (clipboard === undefined) return null;
  return (
    <button
      type="button"
      className="button copy-link"
      onClick={() =>
        void clipboard.writeText(link).then(
          () => setIsCopied(true),
          () => setIsCopied(false),
        )
      }
    >
      <Icon name={isCopied ? 'check' : 'copy'} />
      <span aria-live="polite">{isCopied ? words.copied : words.copyLink}</span>
    </button>
  );
}
