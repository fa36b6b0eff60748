import { initials } from './initials.ts';

type AvatarProps = { readonly name: string };

/** Stands where a picture would be. */
export function Avatar({ name }: AvatarProps) {
  return (
    <div className="avatar" aria-hidden="true">
      <span>{initials(name)}</span>
    </div>
  );
}
