import { useState } from 'react';
import { Button, Select, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { committeeReportKinds, committeeReportReasons, type CommitteeReportKind, type CommitteeReportReason } from '@himaya/domain';
import { useNavigate } from 'react-router';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { useOpenCommitteeReport } from './committee-reports.queries';
import { reportPeriods, useReportPeriod } from './report-periods';

/** Begins the report of a period, or a further edition of one. @param first the kind that is being looked at */
export function BeginReport({ kind: first }: { readonly kind: CommitteeReportKind }) {
  const { t, options } = useWords();
  const navigate = useNavigate();
  const periodName = useReportPeriod();
  const begin = useOpenCommitteeReport();
  const [opened, setOpened] = useState(false);
  const [kind, setKind] = useState(first);
  const [period, setPeriod] = useState<string | null>(null);
  const [reason, setReason] = useState<CommitteeReportReason | null>(null);
  const [tried, setTried] = useState(false);
  const open = (next: boolean): void => {
    setOpened(next);
    setKind(first);
    setPeriod(null);
    setReason(null);
    setTried(false);
    begin.reset();
  };
  const confirm = (): void => {
    setTried(true);
    if (period === null) return;
    begin.mutate({ kind, period, reason }, { onSuccess: ({ id }) => void navigate(`/committee-reports/${id}`) });
  };
  return (
    <>
      <Button leftSection={<IconPlus size={20} aria-hidden="true" />} onClick={() => open(true)}>
        {t('committee-reports.new')}
      </Button>
      <ConfirmDialog
        opened={opened}
        title={t('committee-reports.new')}
        confirmLabel={t('committee-reports.begin')}
        busy={begin.isPending}
        error={begin.error}
        onConfirm={confirm}
        onClose={() => open(false)}
      >
        <Stack gap="md">
          <Select
            label={t('committee-reports.kind')}
            data={options(committeeReportKinds)}
            value={kind}
            onChange={(value) => {
              if (!committeeReportKinds.has(value)) return;
              setKind(value);
              setPeriod(null);
            }}
            allowDeselect={false}
            required
          />
          <Select
            label={t('committee-reports.period')}
            data={reportPeriods(kind, new Date()).map((value) => ({ value, label: periodName(value) }))}
            value={period}
            onChange={setPeriod}
            error={tried && period === null ? t('field.required') : undefined}
            required
          />
          <Select
            label={t('committee-reports.anew')}
            description={t('committee-reports.anew-hint')}
            data={options(committeeReportReasons)}
            value={reason}
            onChange={(value) => setReason(committeeReportReasons.has(value) ? value : null)}
            clearable
          />
        </Stack>
      </ConfirmDialog>
    </>
  );
}
