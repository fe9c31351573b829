import { Button, Select, Stack, Text } from '@mantine/core';
import { IconSnowflake, IconWorld } from '@tabler/icons-react';
import { internationalReturns, notInReturns, returnTables, type ReturnTable } from '@himaya/domain';
import { useNavigate } from 'react-router';
import { useDates } from '../../platform/dates';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import rows from '../../ui/rows.module.css';
import { useRequestRelease } from './releases.queries';
import { useMeasures } from './statistics.queries';
import { yearsOver } from './years-over';

interface Props {
  readonly year: string;
  readonly onYear: (year: string) => void;
}

/** The tables that international questionnaires ask for, each to be frozen for one year; and what no figure of ours answers. */
export function ReturnTables({ year, onYear }: Props) {
  const { t, code, list } = useWords();
  const { number } = useDates();
  return (
    <Panel title={t('returns.tables')} icon={<IconWorld size={20} aria-hidden="true" />}>
      <Stack gap="lg" align="stretch">
        <Select
          label={t('returns.year')}
          maw="14rem"
          allowDeselect={false}
          data={yearsOver(new Date()).map((each) => ({ value: each, label: number(each) }))}
          value={year}
          onChange={(value) => value !== null && onYear(value)}
        />
        {internationalReturns.codes.map((one) => {
          const missing = notInReturns.filter((each) => each.of === one);
          return (
            <section key={one} aria-label={code(internationalReturns, one)}>
              <Text fw={700} mb="sm">
                {code(internationalReturns, one)}
              </Text>
              <ul className={rows.inner}>
                {returnTables
                  .filter((table) => table.of === one)
                  .map((table) => (
                    <Table key={`${table.measure} ${table.by.join(' ')}`} table={table} year={year} />
                  ))}
              </ul>
              {missing.length > 0 && (
                <Text size="sm" c="dimmed">
                  {t('returns.missing', { what: list(missing.map(({ asked }) => t(`return-missing.${asked}`))) })}
                </Text>
              )}
            </section>
          );
        })}
      </Stack>
    </Panel>
  );
}

function Table({ table: { measure, by }, year }: { readonly table: ReturnTable; readonly year: string }) {
  const { t, name, list } = useWords();
  const { ability } = useSession();
  const navigate = useNavigate();
  const measures = useMeasures();
  const ask = useRequestRelease();
  const found = measures.data?.find(({ id }) => id === measure);
  const freeze = (): void => ask.mutate({ measure, by, period: year }, { onSuccess: ({ id }) => void navigate(`/releases/${id}`) });
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <Text>{found ? name(found.name) : '…'}</Text>
        <Text size="sm" c="dimmed">
          {by.length === 0 ? t('returns.total') : list(by.map((id) => t(`statistics-dimension.${id}`)))}
        </Text>
        <ProblemAlert error={ask.error} />
      </div>
      {ability.can('open', 'Release') && (
        <Button
          variant="default"
          size="compact-md"
          loading={ask.isPending}
          leftSection={<IconSnowflake size={16} aria-hidden="true" />}
          onClick={freeze}
        >
          {t('returns.freeze')}
        </Button>
      )}
    </li>
  );
}
