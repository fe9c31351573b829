import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconPlus, IconShieldCheck } from '@tabler/icons-react';
import type { CaseView } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { Panel } from '../../ui/panel';
import { ProposedStay } from './proposed-stay';
import { RecordSafeguard } from './record-safeguard';
import { SafeguardItem } from './safeguard-item';
import { useSafeguards } from './safeguards.queries';
import classes from './safeguards.module.css';

/** Punishments, held papers, stay, measures and the family's, as far as the reader's categories reach. */
export function SafeguardsPanel({ record }: { readonly record: CaseView }) {
  const { t } = useWords();
  const [recording, setRecording] = useState(false);
  const { data, error, refetch } = useSafeguards(record.id);
  const items = data?.items ?? [];
  const records = data?.records ?? [];
  if (!error && items.length === 0 && records.length === 0) return null;
  return (
    <Panel
      title={t('safeguards.title')}
      icon={<IconShieldCheck size={20} aria-hidden="true" />}
      actions={
        records.length > 0 && (
          <Button
            variant="light"
            size="sm"
            leftSection={<IconPlus size={16} aria-hidden="true" />}
            aria-label={`${t('safeguards.new')}: ${t('safeguards.title')}`}
            onClick={() => setRecording(true)}
          >
            {t('safeguards.new')}
          </Button>
        )
      }
    >
      {data?.stay.proposed && <ProposedStay caseId={record.id} stay={data.stay} proposed={data.stay.proposed} />}
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : items.length === 0 ? (
        <span className={classes.more}>
          {t('safeguards.none')}. {t('safeguards.none-hint')}
        </span>
      ) : (
        <ul className={classes.list}>
          {items.map((one) => (
            <SafeguardItem key={one.id} caseId={record.id} safeguard={one} />
          ))}
        </ul>
      )}
      {recording && <RecordSafeguard caseId={record.id} kinds={records} onClose={() => setRecording(false)} />}
    </Panel>
  );
}
