import { useId } from 'react';
import { Button, CloseButton, Select } from '@mantine/core';
import { IconFolders, IconUrgent, IconUserPlus } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';
import { assigneeFilters, caseAlerts, caseStatuses, governorates, journeySteps, type CodeList } from '@himaya/domain';
import { useDocumentTitle } from '../../platform/document-title';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { useCaseload } from '../caseloads';
import { CaseFilters } from './case-filters';
import chips from './case-filters.module.css';
import { CaseList } from './case-list';
import classes from './cases-page.module.css';
import { useCases, type CaseFilter } from './cases.queries';

const filters: readonly { readonly name: 'assignee' | 'status' | 'step' | 'governorate' | 'alert'; readonly of: CodeList<string> }[] = [
  { name: 'assignee', of: assigneeFilters },
  { name: 'status', of: caseStatuses },
  { name: 'step', of: journeySteps },
  { name: 'governorate', of: governorates },
  { name: 'alert', of: caseAlerts },
];

/** The cases this unit may see, those with the latest activity first. */
export function CasesPage() {
  const { t, options } = useWords();
  const { ability } = useSession();
  const [search, setSearch] = useSearchParams();
  const id = useId();
  useDocumentTitle('cases.title');
  const held = (name: string): string => search.get(name) ?? '';
  const filter: CaseFilter = {
    status: held('status'),
    step: held('step'),
    governorate: held('governorate'),
    assignee: held('assignee'),
    alert: held('alert'),
    assigneeId: held('assigneeId'),
  };
  const list = useCases(filter);
  const narrow = (name: string, value: string | null): void => {
    const next = new URLSearchParams(search);
    if (value) next.set(name, value);
    else next.delete(name);
    // One's own and nobody's are not a colleague's.
    if (name === 'assignee') next.delete('assigneeId');
    setSearch(next, { replace: true });
  };
  return (
    <>
      <PageHeader
        title={t('cases.title')}
        actions={
          <>
            {ability.can('search', 'Case') && (
              <Button component={Link} to="/cases/find" leftSection={<IconUserPlus size={20} aria-hidden="true" />}>
                {t(ability.can('open', 'Case') ? 'nav.new-case' : 'nav.find-case')}
              </Button>
            )}
            <Button component={Link} to="/emergency" variant="default" leftSection={<IconUrgent size={20} aria-hidden="true" />}>
              {t('emergency.title')}
            </Button>
            <Button component={Link} to="/rights/owed" variant="default">
              {t('nav.rights')}
            </Button>
          </>
        }
      />
      <div className={classes.filters}>
        {filters.map(({ name, of }) => (
          <Select
            key={name}
            id={`${id}-${name}`}
            label={t(`cases.filter.${name}`)}
            placeholder={t('cases.filter.any')}
            data={options(of)}
            value={held(name) || null}
            onChange={(value) => narrow(name, value)}
            clearable
            clearButtonProps={{ 'aria-label': t('action.clear') }}
          />
        ))}
      </div>
      {filter.assigneeId && <OfMember id={filter.assigneeId} onClear={() => narrow('assigneeId', null)} />}
      <CaseFilters
        current={filter}
        onChoose={(chosen) => setSearch(Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== '')), { replace: true })}
      />
      <Panel flush>
        {list.error ? (
          <ErrorState error={list.error} onRetry={list.retry} />
        ) : !list.items ? (
          <LoadingState />
        ) : list.items.length === 0 ? (
          <EmptyState
            icon={<IconFolders size={30} stroke={1.6} aria-hidden="true" />}
            title={t('cases.none')}
            text={t('cases.none-text')}
          />
        ) : (
          <CaseList items={list.items} />
        )}
        <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
      </Panel>
    </>
  );
}

/** Whose cases the list shows, where a leader came from the caseload. */
function OfMember({ id, onClear }: { readonly id: string; readonly onClear: () => void }) {
  const { t } = useWords();
  const { ability } = useSession();
  const caseload = useCaseload(ability.can('read', 'Caseload'));
  const member = caseload.data?.members.find((one) => one.id === id);
  return (
    <div className={chips.filters}>
      <span className={`${chips.chip} ${chips.member}`} data-in-use>
        {member ? t('cases.of-member', { name: member.displayName }) : t('cases.of-colleague')}
        <CloseButton aria-label={t('action.clear')} onClick={onClear} />
      </span>
    </div>
  );
}
