import { useState } from 'react';
import { Button, Group, Select, Text, Textarea } from '@mantine/core';
import {
  committeeReportLimits,
  committeeReportMachine,
  committeeReportReasons,
  committeeReportSteps,
  type CommitteeReportReason,
  type CommitteeReportStep,
  type CommitteeReportView,
} from '@himaya/domain';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Panel } from '../../ui/panel';
import { useSayDone } from '../../ui/say-done';
import { useStepCommitteeReport } from './committee-reports.queries';

const hard: readonly CommitteeReportStep[] = ['discard', 'withdraw'];

/** What this reader can do with the report; each is asked once more. What was typed and not saved is neither proposed nor approved. */
export function ReportSteps({ one, unsaved }: { readonly one: CommitteeReportView; readonly unsaved: boolean }) {
  const { t, code, options } = useWords();
  const sayDone = useSayDone();
  const take = useStepCommitteeReport(one);
  const [step, setStep] = useState<CommitteeReportStep | null>(null);
  const [reason, setReason] = useState<CommitteeReportReason | null>(null);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const needs = step === null ? null : committeeReportMachine[step].needs;
  const open = (next: CommitteeReportStep | null): void => {
    setStep(next);
    setReason(null);
    setNote('');
    setTried(false);
    take.reset();
  };
  const confirm = (): void => {
    setTried(true);
    if (step === null || (needs === 'reason' && reason === null) || (needs === 'note' && note.trim() === '')) return;
    const more = needs === 'reason' ? { reason } : needs === 'note' ? { note } : {};
    take.mutate({ step, ...more }, { onSuccess: () => (open(null), sayDone('committee-reports.done')) });
  };
  return (
    <Panel title={t('committee-reports.next')}>
      <Group gap="sm">
        {one.steps.map((each, at) => (
          <Button
            key={each}
            variant={at === 0 && !hard.includes(each) ? 'filled' : 'default'}
            disabled={unsaved && !hard.includes(each)}
            onClick={() => open(each)}
          >
            {code(committeeReportSteps, each)}
          </Button>
        ))}
      </Group>
      {unsaved && (
        <Text size="sm" mt="sm" role="status">
          {t('committee-reports.unsaved')}
        </Text>
      )}
      <ConfirmDialog
        opened={step !== null}
        title={step === null ? '' : code(committeeReportSteps, step)}
        confirmLabel={step === null ? '' : code(committeeReportSteps, step)}
        danger={step !== null && hard.includes(step)}
        busy={take.isPending}
        error={take.error}
        onConfirm={confirm}
        onClose={() => open(null)}
      >
        {step !== null && <Text size="sm">{t(`committee-report-hint.${step}`)}</Text>}
        {needs === 'reason' && (
          <Select
            label={t('committee-reports.reason')}
            data={options(committeeReportReasons)}
            value={reason}
            onChange={(value) => setReason(committeeReportReasons.has(value) ? value : null)}
            error={tried && reason === null ? t('field.required') : undefined}
            required
          />
        )}
        {needs === 'note' && (
          <Textarea
            label={t('committee-reports.note')}
            description={t('committee-reports.nobody')}
            value={note}
            onChange={({ currentTarget: { value } }) => setNote(value)}
            maxLength={committeeReportLimits.note}
            error={tried && note.trim() === '' ? t('field.required') : undefined}
            autosize
            minRows={3}
            required
          />
        )}
      </ConfirmDialog>
    </Panel>
  );
}
