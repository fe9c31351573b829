import { useState, type FormEvent } from 'react';
import { Button, Select, TextInput } from '@mantine/core';
import { IconSearch, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { Link } from 'react-router';
import { accountStates } from '@himaya/domain';
import { useDocumentTitle } from '../../platform/document-title';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { UserRow } from './user-row';
import classes from './users.module.css';
import { useSearchUsers, useUnitsOfAgency, useUsers } from './users.queries';

/** The accounts an administrator looks after. */
export function UsersPage() {
  const { t, name, options } = useWords();
  const { ability } = useSession();
  useDocumentTitle('users.title');
  const [filter, setFilter] = useState({ unitId: '', state: '' });
  const [typed, setTyped] = useState('');
  const units = useUnitsOfAgency();
  const list = useUsers(filter);
  const search = useSearchUsers();
  const found = search.data?.items;
  const items = found ?? list.items;
  const error = search.error ?? list.error;

  const look = (event: FormEvent): void => {
    event.preventDefault();
    if (typed.trim() === '') search.reset();
    else search.mutate(typed.trim());
  };

  return (
    <>
      <PageHeader
        title={t('users.title')}
        intro={t(ability.can('create', 'AgencyUnit') ? 'users.intro' : 'users.intro-system')}
        actions={
          <Button component={Link} to="/admin/users/new" leftSection={<IconUserPlus size={20} aria-hidden="true" />}>
            {t('users.new')}
          </Button>
        }
      />
      <form className={classes.filters} onSubmit={look} role="search">
        <TextInput
          label={t('users.search')}
          value={typed}
          maxLength={64}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            if (event.currentTarget.value === '') search.reset();
          }}
        />
        <Button type="submit" variant="light" loading={search.isPending} leftSection={<IconSearch size={18} aria-hidden="true" />}>
          {t('users.search-do')}
        </Button>
        <Select
          label={t('users.unit')}
          placeholder={t('users.any')}
          data={(units.data ?? []).map((unit) => ({ value: unit.id, label: name(unit.name) }))}
          value={filter.unitId || null}
          onChange={(unitId) => setFilter({ ...filter, unitId: unitId ?? '' })}
          clearable
          searchable
          clearButtonProps={{ 'aria-label': t('action.clear') }}
        />
        <Select
          label={t('users.state')}
          placeholder={t('users.any')}
          data={options(accountStates)}
          value={filter.state || null}
          onChange={(state) => setFilter({ ...filter, state: state ?? '' })}
          clearable
          clearButtonProps={{ 'aria-label': t('action.clear') }}
        />
      </form>
      <Panel flush>
        {error ? (
          <ErrorState error={error} onRetry={() => (search.error ? search.reset() : list.retry())} />
        ) : !items ? (
          <LoadingState />
        ) : items.length === 0 ? (
          <EmptyState icon={<IconUsers size={30} stroke={1.6} aria-hidden="true" />} title={t('users.none')} text={t('users.none-text')} />
        ) : (
          <ul className={classes.list}>
            {items.map((user) => (
              <UserRow key={user.id} user={user} />
            ))}
          </ul>
        )}
        {!found && <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />}
      </Panel>
    </>
  );
}
