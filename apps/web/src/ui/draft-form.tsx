import { useRef, useState, type ReactNode } from 'react';
import { Alert, Button, Group, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { UseMutationResult } from '@tanstack/react-query';
import { FormErrors } from './form-errors';
import { ProblemAlert } from './problem-alert';

interface Props {
  /** What may not be written; left out where it was said before. */
  readonly warning?: string;
  readonly children: ReactNode;
  /** How many of the fields need another look before they can be sent. */
  readonly faults?: number;
  readonly saving: Pick<UseMutationResult, 'error' | 'isPending'>;
  readonly saveLabel: string;
  readonly onSave: () => void;
  /** Offered where somebody else changed the draft in the meantime. */
  readonly onReload?: () => void;
  /** Shown where a refusal is, and instead of it; nothing can be sent meanwhile. */
  readonly instead?: ReactNode;
  readonly foot?: ReactNode;
}

/** Words that the secretariat drafts: what may not stand in them, the fields, and why they were not saved. */
export function DraftForm({ warning, children, faults = 0, saving, saveLabel, onSave, onReload, instead, foot }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const [attempt, setAttempt] = useState(0);
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAttempt(attempt + 1);
        onSave();
      }}
    >
      <Stack gap="lg">
        {warning !== undefined && (
          <Alert color="warn" icon={<IconAlertTriangle size={20} aria-hidden="true" />}>
            {warning}
          </Alert>
        )}
        {children}
        <FormErrors form={form} count={faults} attempt={attempt} />
        {instead ?? <ProblemAlert error={saving.error} {...(onReload ? { onReload } : {})} />}
        <Group>
          <Button type="submit" loading={saving.isPending} disabled={instead !== undefined}>
            {saveLabel}
          </Button>
        </Group>
        {foot}
      </Stack>
    </form>
  );
}
