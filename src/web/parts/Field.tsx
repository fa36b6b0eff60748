import { useId, type InputHTMLAttributes, type RefObject } from 'react';
import { Icon } from './Icon.tsx';

type FieldProps = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'name' | 'placeholder' | 'autoComplete' | 'autoCapitalize' | 'spellCheck'
> & {
  readonly label: string;
  readonly hint?: string;
  /** What is wrong with the text, as a sentence. */
  readonly problem: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly inputRef?: RefObject<HTMLInputElement | null>;
};

/** A line of text with its label, its hint, and what is wrong with it. */
export function Field({ label, hint, problem, value, onChange, inputRef, ...input }: FieldProps) {
  const id = useId();
  const note = problem ?? hint;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        ref={inputRef}
        type="text"
        dir={value === '' ? undefined : 'auto'} // A hint in it goes as the page does.
        value={value}
        aria-invalid={problem !== undefined}
        aria-describedby={note === undefined ? undefined : `${id}-note`}
        onChange={(event) => onChange(event.target.value)}
      />
      {note !== undefined && (
        <p id={`${id}-note`} className={problem === undefined ? 'note' : 'note wrong'}>
          {problem !== undefined && <Icon name="alert" />}
          {note}
        </p>
      )}
    </div>
  );
}
