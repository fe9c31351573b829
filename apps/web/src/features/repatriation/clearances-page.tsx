import { Anchor } from '@mantine/core';
import { IconRubberStamp } from '@tabler/icons-react';
import { ageBands, sexes } from '@himaya/domain';
import { Link } from 'react-router';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import rows from '../../ui/rows.module.css';
import { ClearanceRow } from './clearance-row';
import { useClearances } from './repatriation.queries';

/** What the residence directorate is asked for: leave to go out, and nothing of why. */
export function ClearancesPage() {
  const { t, code } = useWords();
  useDocumentTitle('clearance.title');
  const { data, error, refetch } = useClearances();
  return (
    <>
      <PageHeader title={t('clearance.title')} intro={t('clearance.intro')} />
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingState rows={3} />
      ) : (
        <Panel flush>
          {data.items.length === 0 ? (
            <EmptyState icon={<IconRubberStamp size={30} stroke={1.6} aria-hidden="true" />} title={t('clearance.nothing-asked')} />
          ) : (
            <ul className={rows.list}>
              {data.items.map((one) => (
                <ClearanceRow
                  key={`${one.id} ${one.version}`}
                  one={one}
                  name={
                    <Anchor component={Link} to={`/cases/${one.caseId}`}>
                      {`${code(sexes, one.sex)} · ${code(ageBands, one.ageBand)}`}
                    </Anchor>
                  }
                />
              ))}
            </ul>
          )}
        </Panel>
      )}
    </>
  );
}
