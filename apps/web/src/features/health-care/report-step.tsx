import { useState, type FormEvent } from 'react';
import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { reportMoves, reportWithdrawals, type ReportMove, type ReportView, type ReportWithdrawal } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useReloadCare } from './care.queries';
import { useMoveReport } from './report.queries';

interface Props {
  readonly report: ReportView;
  readonly move: ReportMove;
  readonly onDone: () => void;
}

/** Issues a report under a name, withdraws it with why, or throws a draft away; each says first what it means. */
export function ReportStep({ report, move, onDone }: Props) {
  const { t, code, options } = useWords();
  const sayDone = useSayDone();
  const reload = useReloadCare();
  const moving = useMoveReport(report);
  const [signedAs, setSignedAs] = useState('');
  const [reason, setReason] = useState<ReportWithdrawal | null>(null);
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if ((move === 'issue' && signedAs.trim() === '') || (move === 'withdraw' && reason === null)) return;
    const body = { move, ...(move === 'issue' ? { signedAs } : {}), ...(move === 'withdraw' ? { reason } : {}) };
    moving.mutate(body, {
      onSuccess: () => {
        sayDone('report.saved');
        onDone();
      },
    });
  };
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <Text size="sm">{t(`report.about-${move}`)}</Text>
        {move === 'issue' && (
          <TextInput
            label={t('report.signed-as')}
            description={t('report.signed-as-note')}
            value={signedAs}
            onChange={(event) => setSignedAs(event.currentTarget.value)}
            maxLength={120}
            autoComplete="off"
            error={tried && signedAs.trim() === '' ? t('field.required') : undefined}
          />
        )}
        {move === 'withdraw' && (
          <Select
            label={t('report.why')}
            data={options(reportWithdrawals)}
            value={reason}
            onChange={(value) => setReason(reportWithdrawals.has(value) ? value : null)}
            error={tried && reason === null ? t('field.required') : undefined}
          />
        )}
        <ProblemAlert error={moving.error} onReload={reload} />
        <Group>
          <Button type="submit" {...(move === 'issue' ? {} : { color: 'red' })} loading={moving.isPending}>
            {code(reportMoves, move)}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('report.leave')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
