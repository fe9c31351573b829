import { useEffect, useRef, type RefObject } from 'react';
import { Alert } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useDates } from '../platform/dates';
import { useWords } from '../platform/words';

/** Says how many fields need another look and puts the cursor into the first of them. `attempt` counts the tries to send. */
export function FormErrors({
  form,
  count,
  attempt,
}: {
  readonly form: RefObject<HTMLElement | null>;
  readonly count: number;
  readonly attempt: number;
}) {
  const { t } = useWords();
  const { number } = useDates();
  const seen = useRef(attempt);
  useEffect(() => {
    if (attempt === seen.current) return;
    seen.current = attempt;
    if (count > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid="true"]')?.focus();
  }, [attempt, count, form]);
  if (attempt === 0 || count === 0) return null;
  return (
    <Alert color="danger" role="alert" icon={<IconAlertCircle aria-hidden="true" />}>
      {t('form.errors', { count, number: number(count) })}
    </Alert>
  );
}
