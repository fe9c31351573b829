import { useState } from 'react';
import { Button, Select, Stack, Text } from '@mantine/core';
import { IconUserCancel } from '@tabler/icons-react';
import { unsuitedReasons, type InterpretationView, type InterpreterId, type UnsuitedReason } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import rows from '../../ui/rows.module.css';
import { useInterpreters, useMarkUnsuited, useUnmarkUnsuited } from './interpretation.queries';

/** Who is never offered for this case, and why. */
export function UnsuitedPanel({ view }: { readonly view: InterpretationView }) {
  const { t, code } = useWords();
  const { number, instant } = useDates();
  const sayDone = useSayDone();
  const unmark = useUnmarkUnsuited();
  const [open, setOpen] = useState(false);
  return (
    <Panel
      title={t('interp.unsuited')}
      icon={<IconUserCancel size={20} aria-hidden="true" />}
      actions={
        view.mayPlan && (
          <Button variant="default" onClick={() => setOpen(true)}>
            {t('interp.mark')}
          </Button>
        )
      }
    >
      <Stack gap="md">
        {view.unsuited.length === 0 ? (
          <Text c="dimmed">{t('interp.unsuited-none')}</Text>
        ) : (
          <ul className={rows.inner}>
            {view.unsuited.map((one) => (
              <li key={one.id} className={rows.row}>
                <div className={rows.words}>
                  <span className={rows.name}>
                    {`${one.interpreter.name} · ${t('interp.number', { number: number(one.interpreter.number) })}`}
                  </span>
                  <Text size="sm" c="dimmed">
                    {[code(unsuitedReasons, one.reason), instant(one.markedAt), one.markedBy].filter((part) => part !== null).join(' · ')}
                  </Text>
                </div>
                <Button
                  variant="subtle"
                  size="sm"
                  loading={unmark.isPending}
                  onClick={() => unmark.mutate(one.id, { onSuccess: () => sayDone('interp.done') })}
                >
                  {t('interp.unmark')}
                </Button>
              </li>
            ))}
          </ul>
        )}
        <ProblemAlert error={unmark.error} />
      </Stack>
      {open && <Mark view={view} onClose={() => setOpen(false)} />}
    </Panel>
  );
}

function Mark({ view, onClose }: { readonly view: InterpretationView; readonly onClose: () => void }) {
  const { t, options } = useWords();
  const { number } = useDates();
  const sayDone = useSayDone();
  const mark = useMarkUnsuited(view);
  const roster = useInterpreters({ status: 'active' });
  const [interpreterId, setInterpreterId] = useState<InterpreterId | null>(null);
  const [reason, setReason] = useState<UnsuitedReason | null>(null);
  const [tried, setTried] = useState(false);
  const items = roster.items ?? [];
  return (
    <ConfirmDialog
      opened
      danger
      title={t('interp.mark')}
      text={t('interp.unsuited-note')}
      confirmLabel={t('interp.mark')}
      busy={mark.isPending}
      error={mark.error}
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (interpreterId === null || reason === null) return;
        mark.mutate(
          { interpreterId, reason },
          {
            onSuccess: () => {
              sayDone('interp.done');
              onClose();
            },
          },
        );
      }}
    >
      <Select
        label={t('interp.interpreter')}
        searchable
        data={items.map((one) => ({ value: one.id, label: `${one.name} · ${t('interp.number', { number: number(one.number) })}` }))}
        value={interpreterId}
        onChange={(value) => setInterpreterId(items.find(({ id }) => id === value)?.id ?? null)}
        error={tried && interpreterId === null ? t('field.required') : undefined}
      />
      {roster.more && (
        <Button variant="subtle" onClick={roster.loadMore} loading={roster.loadingMore}>
          {t('action.more')}
        </Button>
      )}
      <Select
        label={t('interp.reason')}
        data={options(unsuitedReasons)}
        value={reason}
        onChange={(value) => setReason(unsuitedReasons.has(value) ? value : null)}
        error={tried && reason === null ? t('field.required') : undefined}
      />
    </ConfirmDialog>
  );
}
