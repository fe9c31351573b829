import { Button, Text, Title } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { localDay } from '@himaya/domain';
import { useParams } from 'react-router';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { useCare } from './care.queries';
import classes from './care.module.css';

/** What the person takes now, on paper for them: no facility, no diagnosis and no finding stands on it, should it fall into other hands. */
export function MedicationSheetPage() {
  const { t, list } = useWords();
  const { date } = useDates();
  const { id = '' } = useParams();
  useDocumentTitle('medication.sheet-title');
  const care = useCare(id);
  if (care.error) return <ErrorState error={care.error} onRetry={() => void care.refetch()} />;
  if (!care.data) return <LoadingState rows={4} />;
  const current = care.data.medication.filter((line) => line.current);
  const allergies = current.filter(({ kind }) => kind === 'allergy').map(({ name }) => name);
  return (
    <>
      <div data-no-print>
        <PageHeader
          back={{ to: `/care/${id}`, label: t('care.one') }}
          title={t('medication.title')}
          actions={
            <Button leftSection={<IconPrinter size={18} aria-hidden="true" />} onClick={() => globalThis.print()}>
              {t('action.print')}
            </Button>
          }
        />
      </div>
      <Panel>
        <Title order={2}>{t('medication.sheet-title')}</Title>
        <Text fw={600} mt="md">
          {`${care.data.called} · ${date(localDay(new Date()))}`}
        </Text>
        {allergies.length > 0 && <Text dir="auto">{t('medication.does-not-bear', { what: list(allergies) })}</Text>}
        <table className={classes.sheet}>
          <thead>
            <tr>
              <th scope="col">{t('medication.name')}</th>
              <th scope="col">{t('medication.dose')}</th>
              <th scope="col">{t('medication.often')}</th>
              <th scope="col">{t('medication.until')}</th>
            </tr>
          </thead>
          <tbody>
            {current
              .filter(({ kind }) => kind === 'medicine')
              .map((line) => (
                <tr key={line.id}>
                  <td dir="auto">{line.name}</td>
                  <td dir="auto">{line.dose}</td>
                  <td dir="auto">{line.often}</td>
                  <td>{line.until === null ? t('medication.no-end') : date(line.until)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </Panel>
    </>
  );
}
