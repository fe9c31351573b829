import { Alert, Button, Stack } from '@mantine/core';
import { IconId } from '@tabler/icons-react';
import type { SafeguardType, StayView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useRecordSafeguard } from './safeguards.queries';

interface Props {
  readonly caseId: string;
  readonly stay: StayView;
  readonly proposed: SafeguardType;
}

/** No papers to stay for as long as they are needed: one click starts what the law gives. */
export function ProposedStay({ caseId, stay, proposed }: Props) {
  const { t } = useWords();
  const { date } = useDates();
  const sayDone = useSayDone();
  const record = useRecordSafeguard(caseId);
  const why =
    proposed !== 'reflection-stay'
      ? 'safeguards.stay-identified'
      : stay.need === 'unknown'
        ? 'safeguards.stay-unknown'
        : 'safeguards.stay-in-period';
  const start = (): void => record.mutate({ kind: 'residence', type: proposed }, { onSuccess: () => sayDone('safeguards.stay-started') });
  return (
    <Alert color="warn" mb="md" icon={<IconId aria-hidden="true" />} title={t('safeguards.stay-title')}>
      <Stack gap="sm" align="flex-start">
        <span>
          {t(why)}
          {stay.until && ` ${t('safeguards.to', { date: date(stay.until) })}.`}
        </span>
        <Button size="sm" loading={record.isPending} onClick={start}>
          {t('safeguards.stay-start')}
        </Button>
        <ProblemAlert error={record.error} />
      </Stack>
    </Alert>
  );
}
