import { useState } from 'react';
import { Alert, Button, Group, Stack } from '@mantine/core';
import { IconGavel, IconInfoCircle, IconScale } from '@tabler/icons-react';
import { identificationStatuses, type CaseView } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { DueTime } from '../../ui/due-time';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { IdentificationBadge } from '../case-record';
import { DecideDialog } from './decide-dialog';
import { DecisionItem } from './decision-item';
import { useIdentification } from './identification.queries';
import classes from './identification.module.css';

/** Where the case stands with its identification, every decision with both legal tests, and the next one. */
export function IdentificationSection({ record }: { readonly record: CaseView }) {
  const { t, code } = useWords();
  const [deciding, setDeciding] = useState(false);
  const { data, error, refetch } = useIdentification(record.id);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState rows={3} />;
  return (
    <Stack gap="md">
      <Group justify="space-between" gap="sm">
        <Group gap="sm">
          <IdentificationBadge status={data.status} />
          {data.underReview && (
            <span className={classes.more}>{t('decision.under-review', { status: code(identificationStatuses, data.underReview) })}</span>
          )}
          {data.dueAt && (
            <>
              <span className={classes.more}>{t('decision.due')}</span>
              <DueTime dueAt={data.dueAt} />
            </>
          )}
        </Group>
        {data.actions.length > 0 && (
          <Button leftSection={<IconGavel size={18} aria-hidden="true" />} onClick={() => setDeciding(true)}>
            {t('decision.new')}
          </Button>
        )}
      </Group>
      {data.underReview && (
        <Alert color="calm" icon={<IconInfoCircle aria-hidden="true" />}>
          {t('decision.another')}
        </Alert>
      )}
      {data.items.length === 0 ? (
        <EmptyState
          icon={<IconScale size={30} stroke={1.6} aria-hidden="true" />}
          title={t('decision.none')}
          text={t('decision.none-hint')}
        />
      ) : (
        <ul className={classes.list}>
          {data.items.map((decision) => (
            <DecisionItem key={decision.id} decision={decision} />
          ))}
        </ul>
      )}
      {deciding && <DecideDialog record={record} identification={data} onClose={() => setDeciding(false)} />}
    </Stack>
  );
}
