import { useState } from 'react';
import { Button, Group, Select } from '@mantine/core';
import { planReturnReasons, type PlanReportView, type PlanReturnReason } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useReviewPlanReport } from './national-plan.queries';

/** The secretariat's answer: the report is taken, or goes back with a reason. */
export function ReportReview({ report }: { readonly report: PlanReportView }) {
  const { t, options } = useWords();
  const sayDone = useSayDone();
  const review = useReviewPlanReport(report);
  const [returning, setReturning] = useState(false);
  const [tried, setTried] = useState(false);
  const [reason, setReason] = useState<PlanReturnReason | null>(null);
  return (
    <div data-no-print>
      {!returning && <ProblemAlert error={review.error} />}
      <Group>
        <Button
          loading={review.isPending}
          onClick={() => review.mutate({ review: 'accept', reason: null }, { onSuccess: () => sayDone('plan-report.accepted-done') })}
        >
          {t('plan-report.accept')}
        </Button>
        <Button variant="default" onClick={() => setReturning(true)}>
          {t('plan-report.return')}
        </Button>
      </Group>
      <ConfirmDialog
        opened={returning}
        title={t('plan-report.return')}
        text={t('plan-report.return-how')}
        confirmLabel={t('plan-report.return')}
        busy={review.isPending}
        error={review.error}
        onClose={() => setReturning(false)}
        onConfirm={() => {
          setTried(true);
          if (reason !== null) review.mutate({ review: 'return', reason }, { onSuccess: () => sayDone('plan-report.returned-done') });
        }}
      >
        <Select
          label={t('plan-report.reason')}
          data={options(planReturnReasons)}
          value={reason}
          onChange={(value) => setReason(planReturnReasons.has(value) ? value : null)}
          error={tried && reason === null ? t('field.required') : undefined}
          required
        />
      </ConfirmDialog>
    </div>
  );
}
