import { TextInput } from '@mantine/core';
import { useWords } from '../../platform/words';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (typed: string) => void;
  /** True once the code was tried and is none. */
  readonly wrong: boolean;
}

/** A code off a paper, however it is typed. */
export function CodeField({ label, value, onChange, wrong }: Props) {
  const { t } = useWords();
  return (
    <TextInput
      label={label}
      description={t('papers.check-code-note')}
      size="lg"
      dir="ltr"
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={wrong ? t('papers.code-typo') : undefined}
      required
    />
  );
}
