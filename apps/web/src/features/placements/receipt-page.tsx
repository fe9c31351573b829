import { Button, Text, Title } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { belongingKinds } from '@himaya/domain';
import { useParams } from 'react-router';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { usePlacement } from './placements.queries';
import classes from './placements.module.css';

/** What is kept, on paper for the person: no house and no address stands on it, should it fall into other hands. */
export function ReceiptPage() {
  const { t, code } = useWords();
  const { instant, number } = useDates();
  const { id = '' } = useParams();
  useDocumentTitle('shelter.receipt-title');
  const placement = usePlacement(id);
  if (placement.error) return <ErrorState error={placement.error} onRetry={() => void placement.refetch()} />;
  if (!placement.data) return <LoadingState rows={4} />;
  const { called, belongings } = placement.data;
  const held = belongings.filter(({ returnedAt }) => returnedAt === null);
  return (
    <>
      <div data-no-print>
        <PageHeader
          back={{ to: `/placements/${id}`, label: t('shelter.stay') }}
          title={t('shelter.belongings')}
          actions={
            <Button leftSection={<IconPrinter size={18} aria-hidden="true" />} onClick={() => globalThis.print()}>
              {t('action.print')}
            </Button>
          }
        />
      </div>
      <Panel>
        <Title order={2}>{t('shelter.receipt-title')}</Title>
        <Text>{t('shelter.receipt-words')}</Text>
        <Text fw={600} mt="md">
          {called}
        </Text>
        <table className={classes.receipt}>
          <thead>
            <tr>
              <th scope="col">{t('shelter.kind')}</th>
              <th scope="col">{t('shelter.count')}</th>
              <th scope="col">{t('shelter.description')}</th>
              <th scope="col">{t('shelter.when')}</th>
            </tr>
          </thead>
          <tbody>
            {held.map((one) => (
              <tr key={one.id}>
                <td>{code(belongingKinds, one.kind)}</td>
                <td>{number(one.count)}</td>
                <td>{one.description}</td>
                <td>{instant(one.takenAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className={classes.signatures}>
          <span className={classes.signature}>{t('shelter.signed-person')}</span>
          <span className={classes.signature}>{t('shelter.signed-house')}</span>
        </div>
      </Panel>
    </>
  );
}
