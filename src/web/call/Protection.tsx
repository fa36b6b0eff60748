import { Icon } from '../parts/Icon.tsx';

type ProtectionProps = { readonly isSealed: boolean };

/** Whether the server could step between the people of this call. */
export function Protection({ isSealed }: ProtectionProps) {
  return isSealed ? (
    <p
      className="protection sealed"
      title="The key in the link seals how you are connected: the server cannot read or change it."
    >
      <Icon name="lock" />
      Sealed by the link
    </p>
  ) : (
    <p
      className="protection"
      title="This call has no key: a dishonest server could step between you, unless the numbers beside each person are the same on both sides. A link made by engage room create has a key."
    >
      <Icon name="unlock" />
      Not sealed
    </p>
  );
}
