import { Icon } from '../parts/Icon.tsx';
import { useWords } from '../words/use-words.ts';

type ProtectionProps = { readonly isSealed: boolean };

/** Whether the server could step between the people of this call. */
export function Protection({ isSealed }: ProtectionProps) {
  const words = useWords().call;
  return isSealed ? (
    <p className="protection sealed" title={words.sealedMeans}>
      <Icon name="lock" />
      {words.sealed}
    </p>
  ) : (
    <p className="protection" title={words.notSealedMeans}>
      <Icon name="unlock" />
      {words.notSealed}
    </p>
  );
}
