import { Stack } from '@mantine/core';
import { useDocumentTitle } from '../../platform/document-title';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { PageHeader } from '../../ui/page-header';
import { DuePanel } from './due-panel';
import { ErasuresPanel } from './erasures-panel';
import { HoldForm, HoldsPanel } from './holds-panel';
import { ProposeForm } from './propose-form';

/** How long identities are kept: what is due, what is held, and what was erased; of a court's office what it asked to be held. */
export function RetentionPage() {
  const { t } = useWords();
  const { ability } = useSession();
  useDocumentTitle('retention.title');
  const keeps = ability.can('list', 'Erasure');
  return (
    <>
      <PageHeader title={t('retention.title')} intro={t(keeps ? 'retention.intro' : 'retention.intro-court')} />
      <Stack gap="lg">
        {keeps && <DuePanel />}
        {keeps && <ErasuresPanel />}
        {ability.can('record', 'Erasure') && <ProposeForm />}
        {ability.can('record', 'LegalHold') && <HoldForm />}
        <HoldsPanel />
      </Stack>
    </>
  );
}
