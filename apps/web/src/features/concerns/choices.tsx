import { useId, useRef, type KeyboardEvent } from 'react';
import { Text, UnstyledButton } from '@mantine/core';
import classes from './concerns.module.css';

interface Option<C extends string> {
  readonly value: C;
  readonly label: string;
  /** Marks what calls for help at once. */
  readonly alarm?: boolean;
}

interface OneProps<C extends string> {
  readonly label: string;
  readonly options: readonly Option<C>[];
  readonly value: C | null;
  readonly onChange: (value: C) => void;
  readonly error?: string | undefined;
  readonly hideLabel?: boolean;
}

/** One of a few, as targets that a thumb in a hurry hits; arrow keys move between them as between radio buttons. */
export function OneOf<C extends string>({ label, options, value, onChange, error, hideLabel = false }: OneProps<C>) {
  const id = useId();
  const group = useRef<HTMLDivElement>(null);
  const chosen = options.findIndex((option) => option.value === value);
  const move = (event: KeyboardEvent): void => {
    const forward = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (forward === undefined) return;
    event.preventDefault();
    const step = document.dir === 'rtl' && ['ArrowLeft', 'ArrowRight'].includes(event.key) ? -forward : forward;
    const next = (Math.max(chosen, 0) + step + options.length) % options.length;
    const option = options[next];
    if (option) onChange(option.value);
    group.current?.querySelectorAll<HTMLElement>('[role=radio]')[next]?.focus();
  };
  return (
    <div className={classes.group}>
      <Text fw={600} id={id} component="div" hidden={hideLabel}>
        {label}
      </Text>
      <div
        ref={group}
        role="radiogroup"
        {...(hideLabel ? { 'aria-label': label } : { 'aria-labelledby': id })}
        aria-invalid={error ? true : undefined}
        tabIndex={error ? -1 : undefined}
        className={classes.choices}
        onKeyDown={move}
      >
        {options.map((option, place) => (
          <UnstyledButton
            key={option.value}
            role="radio"
            aria-checked={option.value === value}
            tabIndex={place === Math.max(chosen, 0) ? 0 : -1}
            className={`${classes.choice} ${option.alarm ? classes.alarm : ''}`}
            onClick={() => onChange(option.value)}
          >
            {option.label}
          </UnstyledButton>
        ))}
      </div>
      <Wrong error={error} />
    </div>
  );
}

interface SomeProps<C extends string> extends Omit<OneProps<C>, 'value' | 'onChange' | 'hideLabel'> {
  readonly hint: string;
  readonly value: readonly C[];
  readonly onChange: (value: readonly C[]) => void;
}

/** Any number of many. */
export function SomeOf<C extends string>({ label, hint, options, value, onChange, error }: SomeProps<C>) {
  const toggle = (code: C): void => onChange(value.includes(code) ? value.filter((one) => one !== code) : [...value, code]);
  return (
    <fieldset className={classes.group} aria-invalid={error ? true : undefined} tabIndex={error ? -1 : undefined}>
      <legend className={classes.legend}>{label}</legend>
      <Text size="sm" c="dimmed">
        {hint}
      </Text>
      <div className={`${classes.choices} ${classes.wide}`}>
        {options.map((option) => (
          <UnstyledButton
            key={option.value}
            aria-pressed={value.includes(option.value)}
            className={classes.choice}
            onClick={() => toggle(option.value)}
          >
            {option.label}
          </UnstyledButton>
        ))}
      </div>
      <Wrong error={error} />
    </fieldset>
  );
}

function Wrong({ error }: { readonly error: string | undefined }) {
  if (!error) return null;
  return (
    <Text size="sm" c="var(--mantine-color-error)" mt={6}>
      {error}
    </Text>
  );
}
