import { Tabs } from '@mantine/core';
import { IconCopy, IconPhoneCall } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import { useDocumentTitle } from '../../platform/document-title';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { PageHeader } from '../../ui/page-header';
import { DuplicateList } from './duplicate-list';
import { PossibleMatchList } from './possible-match-list';

/** Pairs of cases that may be one person's, and at the coordination desk the questions of other units. */
export function MatchesPage() {
  const { t } = useWords();
  const { ability } = useSession();
  useDocumentTitle('matches.title');
  const [search, setSearch] = useSearchParams();
  const calls = ability.can('list', 'PossibleMatch');
  const tab = calls && search.get('tab') === 'possible' ? 'possible' : 'duplicates';
  return (
    <>
      <PageHeader title={t('matches.title')} intro={t('matches.intro')} />
      {calls ? (
        <Tabs
          value={tab}
          onChange={(chosen) => setSearch(chosen === 'possible' ? { tab: chosen } : {}, { replace: true })}
          keepMounted={false}
        >
          <Tabs.List mb="md">
            <Tabs.Tab value="duplicates" leftSection={<IconCopy size={18} aria-hidden="true" />}>
              {t('duplicates.title')}
            </Tabs.Tab>
            <Tabs.Tab value="possible" leftSection={<IconPhoneCall size={18} aria-hidden="true" />}>
              {t('possible.title')}
            </Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="duplicates">
            <DuplicateList />
          </Tabs.Panel>
          <Tabs.Panel value="possible">
            <PossibleMatchList />
          </Tabs.Panel>
        </Tabs>
      ) : (
        <DuplicateList />
      )}
    </>
  );
}
