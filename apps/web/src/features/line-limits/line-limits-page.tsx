import { useState } from 'react';
import { Button, Checkbox, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { categories, lineSides, type Category, type LineLimitView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useChangeLineLimit, useLineLimits, useReloadLineLimits } from './line-limits.queries';

/** What each side of the line gives and takes, as the two administrations agreed. */
export function LineLimitsPage() {
  const { t } = useWords();
  useDocumentTitle('line.title');
  const { data, error, refetch } = useLineLimits();
  return (
    <>
      <PageHeader title={t('line.title')} intro={t('line.intro')} />
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingState rows={2} height={220} />
      ) : (
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
          {data.map((limit) => (
            <Side key={`${limit.id}.${limit.version}`} limit={limit} />
          ))}
        </SimpleGrid>
      )}
    </>
  );
}

function Side({ limit }: { readonly limit: LineLimitView }) {
  const { t, code } = useWords();
  const { instant } = useDates();
  const sayDone = useSayDone();
  const change = useChangeLineLimit(limit.version);
  const reload = useReloadLineLimits();
  const [give, setGive] = useState<readonly Category[]>(limit.give);
  const [take, setTake] = useState<readonly Category[]>(limit.take);
  const [transfers, setTransfers] = useState(limit.transfers);
  const choices = (label: string, chosen: readonly Category[], onChange: (now: readonly Category[]) => void) => (
    <Checkbox.Group label={label} value={[...chosen]} onChange={(now) => onChange(categories.codes.filter((one) => now.includes(one)))}>
      <Group gap="md" mt="xs">
        {categories.codes.map((category) => (
          <Checkbox key={category} value={category} label={code(categories, category)} />
        ))}
      </Group>
    </Checkbox.Group>
  );
  return (
    <Panel title={code(lineSides, limit.id)} icon={<IconArrowsExchange size={20} aria-hidden="true" />}>
      <Stack gap="lg">
        {choices(t('line.give'), give, setGive)}
        {choices(t('line.take'), take, setTake)}
        <Checkbox label={t('line.transfers')} checked={transfers} onChange={(event) => setTransfers(event.currentTarget.checked)} />
        <ProblemAlert error={change.error} onReload={reload} />
        <Group justify="space-between">
          <Text size="sm" c="dimmed">
            {t('line.changed', { time: instant(limit.changedAt) })}
          </Text>
          <Button
            loading={change.isPending}
            onClick={() => change.mutate({ side: limit.id, give, take, transfers }, { onSuccess: () => sayDone('line.saved') })}
          >
            {t('line.save')}
          </Button>
        </Group>
      </Stack>
    </Panel>
  );
}
