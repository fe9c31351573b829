import { useState } from 'react';
import { Button } from '@mantine/core';
import { useDraft } from '../platform/drafts';
import { useWords } from '../platform/words';
import type { Typed } from '../platform/writing';
import { BothVersions, type FieldOfBoth } from './both-versions';

interface Props<T> {
  /** Of the draft that the form keeps. */
  readonly name: string;
  /** What differs between what was typed and what is saved. */
  readonly fieldsOf: (typed: T) => readonly FieldOfBoth[];
}

/** Shown in a form's place once it can no longer be sent: what was typed into it and not saved, to be copied before it is given up. */
export function UnsentDraft<T>({ name, fieldsOf }: Props<T>) {
  const { t } = useWords();
  const [typed, setTyped] = useState<T | null>(null);
  const draft = useDraft<Typed<T>>(name, ({ values }) => setTyped(values));
  const fields = typed === null ? [] : fieldsOf(typed);
  if (fields.length === 0) return null;
  return (
    <BothVersions title={t('both-versions.unsent')} text={t('both-versions.unsent-text')} fields={fields}>
      <Button
        variant="default"
        onClick={() => {
          setTyped(null);
          void draft.discard().catch(() => undefined);
        }}
      >
        {t('both-versions.give-up')}
      </Button>
    </BothVersions>
  );
}
