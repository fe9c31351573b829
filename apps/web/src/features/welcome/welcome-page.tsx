import { Stack } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { roles } from '@himaya/domain';
import { useDocumentTitle } from '../../platform/document-title';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { DefinitionList } from '../../ui/definition-list';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';

/** Home of the roles that never work with cases: says so, and what their account is. */
export function WelcomePage() {
  const { t, code, name, list } = useWords();
  const { me } = useSession();
  useDocumentTitle('welcome.title');
  return (
    <>
      <PageHeader title={t('welcome.title')} />
      <Stack gap="lg">
        <Panel>
          <EmptyState
            icon={<IconChartBar size={30} stroke={1.6} aria-hidden="true" />}
            title={t('welcome.no-cases')}
            text={t('welcome.why')}
          />
        </Panel>
        <Panel title={t('welcome.account')}>
          <DefinitionList
            items={[
              { term: t('account.name'), value: me.user.displayName },
              { term: t('account.unit'), value: name(me.unit.name) },
              { term: t('account.roles'), value: list(me.roles.map((role) => code(roles, role))) },
            ]}
          />
        </Panel>
      </Stack>
    </>
  );
}
