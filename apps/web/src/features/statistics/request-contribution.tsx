import { useState } from 'react';
import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useRequestContribution } from './contributions.queries';
import { yearsOver } from './years-over';

/** Asks for a file of rows about the people of some years, in the standard's form. */
export function RequestContribution() {
  const { t } = useWords();
  const { number } = useDates();
  const sayDone = useSayDone();
  const ask = useRequestContribution();
  const years = yearsOver(new Date());
  const [from, setFrom] = useState(years[0] ?? '');
  const [to, setTo] = useState(years[0] ?? '');
  const data = years.map((year) => ({ value: year, label: number(year) }));
  const send = (): void => ask.mutate({ from: Number(from), to: Number(to) }, { onSuccess: () => sayDone('contributions.asked') });
  return (
    <Panel title={t('contributions.title')} icon={<IconUsersGroup size={20} aria-hidden="true" />}>
      <Stack gap="md" align="stretch">
        <Text size="sm">{t('contributions.text')}</Text>
        <Group align="flex-end" gap="sm">
          <Select
            label={t('contributions.from')}
            w="9rem"
            allowDeselect={false}
            data={data}
            value={from}
            onChange={(value) => setFrom(value ?? from)}
          />
          <Select
            label={t('contributions.to')}
            w="9rem"
            allowDeselect={false}
            data={data}
            value={to}
            onChange={(value) => setTo(value ?? to)}
          />
          <Button loading={ask.isPending} onClick={send}>
            {t('contributions.ask')}
          </Button>
        </Group>
        <ProblemAlert error={ask.error} />
      </Stack>
    </Panel>
  );
}
