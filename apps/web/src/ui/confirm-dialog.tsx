import type { ReactNode } from 'react';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useWords } from '../platform/words';
import { ProblemAlert } from './problem-alert';

interface Props {
  readonly opened: boolean;
  readonly title: string;
  readonly text?: string;
  /** The verb on the button; never a bare yes. */
  readonly confirmLabel: string;
  readonly danger?: boolean;
  /** Wider where it holds a form. */
  readonly size?: 'md' | 'xl';
  readonly busy?: boolean;
  readonly error?: unknown;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** Asks once more before something that is hard to undo, with whatever else it needs to know. */
export function ConfirmDialog({
  opened,
  title,
  text,
  confirmLabel,
  danger = false,
  size = 'md',
  busy = false,
  error,
  onConfirm,
  onClose,
  children,
}: Props) {
  const { t } = useWords();
  return (
    <Modal opened={opened} onClose={onClose} title={title} size={size} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // It may stand in another form, which would be sent with it.
          event.stopPropagation();
          onConfirm();
        }}
      >
        <Stack gap="md">
          {text && <Text>{text}</Text>}
          {children}
          <ProblemAlert error={error} onReload={onClose} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {t('action.back')}
            </Button>
            <Button type="submit" loading={busy} {...(danger ? { color: 'danger' } : {})}>
              {confirmLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
