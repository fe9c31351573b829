import { useState } from 'react';
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconCalendarEvent, IconPrinter } from '@tabler/icons-react';
import { interpretationStatuses, localDay, type IsoDate } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { useDay } from './interpretation.queries';
import { useSessionWords } from './session-words';
import classes from './interpretation.module.css';

/** The office's day on paper: numbers, times and codes; no name of anybody, should it fall into other hands. */
export function DayPage() {
  const { t } = useWords();
  useDocumentTitle('interp.day');
  const [date, setDate] = useState<IsoDate>(localDay(new Date()));
  const day = useDay(date);
  return (
    <>
      <div data-no-print>
        <PageHeader
          back={{ to: '/interpretation', label: t('interp.title') }}
          title={t('interp.day')}
          intro={t('interp.day-note')}
          actions={
            <Button leftSection={<IconPrinter size={18} aria-hidden="true" />} onClick={() => globalThis.print()}>
              {t('action.print')}
            </Button>
          }
        />
        <Group mb="lg">
          <DateField label={t('interp.date')} value={date} onChange={(chosen) => chosen !== null && setDate(chosen)} />
        </Group>
      </div>
      {day.error ? (
        <ErrorState error={day.error} onRetry={() => void day.refetch()} />
      ) : !day.data ? (
        <LoadingState rows={4} />
      ) : (
        <Sheet date={date} items={day.data.items} />
      )}
    </>
  );
}

function Sheet({ date: day, items }: { readonly date: IsoDate; readonly items: NonNullable<ReturnType<typeof useDay>['data']>['items'] }) {
  const { t, code } = useWords();
  const { date, number, clock } = useDates();
  const { manner } = useSessionWords();
  const at = (instant: string): string => clock(new Date(instant).getHours() * 60 + new Date(instant).getMinutes());
  return (
    <Panel>
      <Stack gap="md">
        <Title order={2}>{t('interp.day-of', { date: date(day) })}</Title>
        {items.length === 0 ? (
          <EmptyState icon={<IconCalendarEvent size={30} stroke={1.6} aria-hidden="true" />} title={t('interp.day-none')} />
        ) : (
          <div className={classes.scroll}>
            <table className={classes.sheet}>
              <thead>
                <tr>
                  <th scope="col">{t('interp.time')}</th>
                  <th scope="col">{t('interp.interpreter')}</th>
                  <th scope="col">{t('interp.mode')}</th>
                  <th scope="col">{t('interp.case')}</th>
                  <th scope="col">{t('interp.status')}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((item) => (
                  <tr key={item.id}>
                    <td>{t('interp.span', { from: at(item.from), to: at(item.to) })}</td>
                    <td>{t('interp.number', { number: number(item.interpreter.number) })}</td>
                    <td>{manner(item)}</td>
                    <td>{item.caseNumber === null ? '–' : <bdi dir="ltr">{item.caseNumber}</bdi>}</td>
                    <td>{code(interpretationStatuses, item.status)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        <Text size="sm" c="dimmed">
          {t('interp.day-note')}
        </Text>
      </Stack>
    </Panel>
  );
}
