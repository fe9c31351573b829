import { useState } from 'react';
import { Stack } from '@mantine/core';
import { useDocumentTitle } from '../../platform/document-title';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { PageHeader } from '../../ui/page-header';
import { ContributionList } from './contribution-list';
import { RequestContribution } from './request-contribution';
import { ReturnTables } from './return-tables';
import { lastYearOver } from './years-over';

/** What is given to those who ask states for figures: the tables of their questionnaires, and a file of rows that name nobody. */
export function ReturnsPage() {
  const { t } = useWords();
  const { ability } = useSession();
  const [year, setYear] = useState(String(lastYearOver(new Date())));
  useDocumentTitle('returns.title');
  return (
    <>
      <PageHeader back={{ to: '/releases', label: t('releases.title') }} title={t('returns.title')} intro={t('returns.intro')} />
      <Stack gap="lg">
        <ReturnTables year={year} onYear={setYear} />
        {ability.can('open', 'Release') && <RequestContribution />}
        <ContributionList />
      </Stack>
    </>
  );
}
