import { useState, type FormEvent } from 'react';
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconCoins } from '@tabler/icons-react';
import { localDay, type FundView, type IsoDate } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge } from '../../ui/status-badge';
import { useFund, useSetFund } from './claim.queries';
import { useReloadLegalAid } from './legal-aid.queries';

/** Whether the victims' assistance fund pays; switched on once the government activates it. */
export function FundPage() {
  const { t } = useWords();
  useDocumentTitle('fund.title');
  const fund = useFund();
  return (
    <>
      <PageHeader title={t('fund.title')} intro={t('fund.intro')} />
      {fund.error ? (
        <ErrorState error={fund.error} onRetry={() => void fund.refetch()} />
      ) : !fund.data ? (
        <LoadingState rows={1} height={160} />
      ) : (
        <Switch key={fund.data.version} fund={fund.data} />
      )}
    </>
  );
}

function Switch({ fund }: { readonly fund: FundView }) {
  const { t } = useWords();
  const { date, number } = useDates();
  const sayDone = useSayDone();
  const set = useSetFund(fund);
  const reload = useReloadLegalAid();
  const today = localDay(new Date());
  const [from, setFrom] = useState<IsoDate | null>(today);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (from !== null) set.mutate({ active: !fund.active, from }, { onSuccess: () => sayDone('legal.done') });
  };
  return (
    <Panel title={t('fund.title')} icon={<IconCoins size={20} aria-hidden="true" />}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md" align="flex-start">
          <StatusBadge tone={fund.active ? 'done' : 'neutral'}>{t(fund.active ? 'fund.on' : 'fund.off')}</StatusBadge>
          {fund.from !== null && (
            <Text size="sm" c="dimmed">
              {t('fund.version', { number: number(fund.version), day: date(fund.from) })}
            </Text>
          )}
          <DateField label={t('fund.from')} value={from} onChange={setFrom} minDate={today} />
          <ProblemAlert error={set.error} onReload={reload} />
          <Group>
            <Button type="submit" loading={set.isPending}>
              {t(fund.active ? 'fund.switch-off' : 'fund.switch-on')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
