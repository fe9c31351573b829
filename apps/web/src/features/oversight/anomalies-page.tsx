import { useState } from 'react';
import { Button, Select, Text } from '@mantine/core';
import { IconEyeCheck, IconListSearch } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';
import { anomalyKinds, anomalyStates, type AnomalyState, type AnomalyView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { StatusBadge, type Tone } from '../../ui/status-badge';
import { AnomalyRules } from './anomaly-rules';
import classes from './oversight.module.css';
import { useAnomalies } from './oversight.queries';
import { ReviewDialog } from './review-dialog';

const toneOf: Record<AnomalyState, Tone> = { new: 'waiting', seen: 'active', explained: 'done', incident: 'stopped' };

/** What is unusual in the trail, and where the review of each stands. */
export function AnomaliesPage() {
  const { t, options } = useWords();
  const [search, setSearch] = useSearchParams();
  const [reviewing, setReviewing] = useState<AnomalyView | null>(null);
  useDocumentTitle('oversight.anomalies-title');
  const held = (name: string): string => search.get(name) ?? '';
  const list = useAnomalies(held('state'), held('kind'));
  const narrow = (name: string, value: string | null): void => {
    const next = new URLSearchParams(search);
    if (value) next.set(name, value);
    else next.delete(name);
    setSearch(next, { replace: true });
  };
  return (
    <>
      <PageHeader title={t('oversight.anomalies-title')} intro={t('oversight.anomalies-intro')} />
      <div className={classes.filters}>
        {[
          { name: 'state', of: options(anomalyStates) },
          { name: 'kind', of: options(anomalyKinds) },
        ].map(({ name, of }) => (
          <Select
            key={name}
            label={t(`oversight.filter.${name}`)}
            placeholder={t('oversight.filter.any')}
            data={of}
            value={held(name) || null}
            onChange={(value) => narrow(name, value)}
            clearable
            clearButtonProps={{ 'aria-label': t('action.clear') }}
          />
        ))}
      </div>
      <Panel flush>
        {list.error ? (
          <ErrorState error={list.error} onRetry={list.retry} />
        ) : !list.items ? (
          <LoadingState rows={4} height={72} />
        ) : list.items.length === 0 ? (
          <EmptyState icon={<IconEyeCheck size={30} stroke={1.6} aria-hidden="true" />} title={t('oversight.anomalies-none')} />
        ) : (
          <ul className={classes.list}>
            {list.items.map((anomaly) => (
              <AnomalyRow key={anomaly.id} anomaly={anomaly} onReview={setReviewing} />
            ))}
          </ul>
        )}
        <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
      </Panel>
      <div className={classes.below}>
        <AnomalyRules />
      </div>
      {reviewing && <ReviewDialog key={reviewing.id} anomaly={reviewing} onClose={() => setReviewing(null)} />}
    </>
  );
}

/** Days of the lines it is about, as the trail's page takes them. */
const dayOf = (instant: string): string => new Date(instant).toLocaleDateString('sv-SE');

function AnomalyRow({ anomaly, onReview }: { readonly anomaly: AnomalyView; readonly onReview: (anomaly: AnomalyView) => void }) {
  const { t, code, name } = useWords();
  const { instant, number } = useDates();
  const { kind, user, unit, address, count, state, from, to } = anomaly;
  const lines = new URLSearchParams({ from: dayOf(from), to: dayOf(to), ...(user ? { user: user.id } : {}) });
  return (
    <li className={classes.row}>
      <div className={classes.facts}>
        <Text fw={600}>{code(anomalyKinds, kind)}</Text>
        <div className={classes.more}>
          {user && <span>{user.name ?? t('oversight.nobody')}</span>}
          {unit?.name && <span>{name(unit.name)}</span>}
          {address && <span className={classes.code}>{address}</span>}
          <span>{t('oversight.times', { number: number(count) })}</span>
          <span>{instant(to)}</span>
        </div>
      </div>
      <StatusBadge tone={toneOf[state]}>{code(anomalyStates, state)}</StatusBadge>
      <Button
        component={Link}
        to={`/audit?${lines.toString()}`}
        variant="subtle"
        size="sm"
        leftSection={<IconListSearch size={18} aria-hidden="true" />}
      >
        {t('oversight.see-lines')}
      </Button>
      <Button variant="default" size="sm" onClick={() => onReview(anomaly)}>
        {t('oversight.review')}
      </Button>
    </li>
  );
}
