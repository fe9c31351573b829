import { Suspense } from 'react';
import { Alert, Anchor } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { Link } from 'react-router';
import { caseOutcomes } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { RetentionLine } from '../retention';
import { useClosing } from './closures.queries';

/** Says above a closed case that it is only read now, how it ended, and where it is opened again. */
export function ClosedBanner({ caseId, linked = true }: { readonly caseId: string; readonly linked?: boolean }) {
  const { t, code, name } = useWords();
  const { instant } = useDates();
  const last = useClosing(caseId).data?.closures[0];
  return (
    <Alert color="slate" icon={<IconLock aria-hidden="true" />} title={t('closing.closed')}>
      {last && (
        <div>
          {t('closing.closed-on', { outcome: code(caseOutcomes, last.outcome), time: instant(last.closedAt), unit: name(last.unit.name) })}
        </div>
      )}
      <Suspense>
        <RetentionLine caseId={caseId} />
      </Suspense>
      {t('closing.read-only')}{' '}
      {linked && (
        <Anchor component={Link} to={`/cases/${caseId}/closing`} data-no-print>
          {t('closing.history')}
        </Anchor>
      )}
    </Alert>
  );
}
