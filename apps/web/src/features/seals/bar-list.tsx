import { useState } from 'react';
import { Button } from '@mantine/core';
import { barReasons, type BarView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { CaseNumber } from '../case-record';
import { useBars, useLiftBar } from './seals.queries';
import classes from './people-list.module.css';

/** Bars in force, of one case or of all, each with the way to lift it. */
export function BarList({ caseId, none }: { readonly caseId: string | null; readonly none: string }) {
  const { t, code, name } = useWords();
  const { instant } = useDates();
  const bars = useBars(caseId);
  const lift = useLiftBar(caseId);
  const [lifting, setLifting] = useState<BarView | null>(null);
  if (bars.error) return <ErrorState error={bars.error} onRetry={() => void bars.refetch()} />;
  if (!bars.data) return <LoadingState rows={2} />;
  if (bars.data.length === 0) return <p className={classes.none}>{none}</p>;
  return (
    <>
      <ul className={classes.list}>
        {bars.data.map((bar) => (
          <li key={bar.id} className={classes.item}>
            <div>
              <div className={classes.name}>{bar.displayName}</div>
              <div className={classes.more}>{[name(bar.unit.name), code(barReasons, bar.reason)].join(' · ')}</div>
              <div className={classes.more}>
                {caseId === null && <CaseNumber>{bar.caseNumber}</CaseNumber>} {t('bar.since', { time: instant(bar.barredAt) })}
              </div>
            </div>
            <Button variant="subtle" size="sm" aria-label={t('bar.lift-named', { name: bar.displayName })} onClick={() => setLifting(bar)}>
              {t('bar.lift')}
            </Button>
          </li>
        ))}
      </ul>
      {lifting && (
        <ConfirmDialog
          opened
          danger
          title={t('bar.lift-title')}
          text={t('bar.lift-text', { name: lifting.displayName })}
          confirmLabel={t('bar.lift')}
          busy={lift.isPending}
          error={lift.error}
          onConfirm={() => lift.mutate(lifting.id, { onSuccess: () => setLifting(null) })}
          onClose={() => setLifting(null)}
        />
      )}
    </>
  );
}
