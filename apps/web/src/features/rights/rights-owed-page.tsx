import { Group, Text } from '@mantine/core';
import { IconBook2 } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { DueTime } from '../../ui/due-time';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { PersonName } from '../../ui/person-name';
import { CaseNumber } from '../case-record';
import { useRightsOwed } from './rights.queries';
import classes from './rights.module.css';

/** Open cases of the unit whose person has not been told their rights. */
export function RightsOwedPage() {
  const { t, list: words, languageName } = useWords();
  useDocumentTitle('rights.owed-title');
  const list = useRightsOwed();
  return (
    <>
      <PageHeader title={t('rights.owed-title')} back={{ to: '/cases', label: t('cases.title') }} />
      <Panel flush>
        {list.error ? (
          <ErrorState error={list.error} onRetry={list.retry} />
        ) : !list.items ? (
          <LoadingState />
        ) : list.items.length === 0 ? (
          <EmptyState
            icon={<IconBook2 size={30} stroke={1.6} aria-hidden="true" />}
            title={t('rights.owed-none')}
            text={t('rights.owed-none-text')}
          />
        ) : (
          <ul className={classes.list}>
            {list.items.map(({ id, number, alias, languages, dueAt }) => (
              <li key={id} className={classes.row}>
                <div>
                  <Link to={`/cases/${id}`}>
                    <PersonName>{alias}</PersonName>
                  </Link>
                  <Group gap="sm">
                    <CaseNumber>{number}</CaseNumber>
                    <Text size="sm" c="dimmed">
                      {words(languages.map(languageName))}
                    </Text>
                  </Group>
                </div>
                <DueTime dueAt={dueAt} />
              </li>
            ))}
          </ul>
        )}
        <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
      </Panel>
    </>
  );
}
