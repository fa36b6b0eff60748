import { useId, type ReactNode } from 'react';
import { Icon } from './Icon.tsx';

type SelectProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The options. */
  readonly children: ReactNode;
};

/** One choice of several, with its label. */
export function Select({ label, value, onChange, children }: SelectProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="select">
        <select id={id} value={value} onChange={({ target }) => onChange(target.value)}>
          {children}
        </select>
        <Icon name="down" />
      </div>
    </div>
  );
}
