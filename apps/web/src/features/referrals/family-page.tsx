import { Button } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import { useDocumentTitle } from '../../platform/document-title';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { useCaseLinks } from '../matches';
import { useCases } from './family.queries';
import { mayBeSent } from './family-values';
import { FamilyWizard } from './family-wizard';

/** Sends a family, or others who belong together, in one go: each person under a consent and with a packet of their own. */
export function FamilyPage() {
  const { t } = useWords();
  const { ability } = useSession();
  const { id = '' } = useParams();
  useDocumentTitle('family.title');
  const links = useCaseLinks(id);
  const linked = (links.data ?? []).filter(({ kind }) => kind !== 'duplicate-of').map(({ caseId }) => caseId);
  const cases = useCases(links.data ? [id, ...new Set(linked)] : []);
  const error = links.error ?? cases.error;
  const back = { to: `/cases/${id}`, label: t('refer.back-to-case') };
  if (error) {
    const again = (): void => {
      void links.refetch();
      cases.refetch();
    };
    return <ErrorState error={error} onRetry={again} />;
  }
  if (!links.data || !cases.data) return <LoadingState rows={4} height={110} />;
  const [first, ...others] = cases.data;
  const possible = first && ability.can('send', 'Referral') && mayBeSent(first) && others.some(mayBeSent);
  return (
    <>
      <PageHeader back={back} title={t('family.title')} intro={t('family.intro')} />
      {possible ? (
        <FamilyWizard first={first} others={others} />
      ) : (
        <EmptyState
          icon={<IconHandStop size={30} stroke={1.6} aria-hidden="true" />}
          title={t('family.not-possible')}
          text={t('family.not-possible-text')}
          action={
            <Button component={Link} to={back.to} variant="light">
              {back.label}
            </Button>
          }
        />
      )}
    </>
  );
}
