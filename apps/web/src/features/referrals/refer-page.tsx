import { Link, useParams, useSearchParams } from 'react-router';
import { Button } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { useDocumentTitle } from '../../platform/document-title';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { PersonName } from '../../ui/person-name';
import { CaseNumber, useCase } from '../case-record';
import { useNeeds } from '../needs';
import { useRiskAssessments } from '../risk';
import { ReferWizard } from './refer-wizard';

/** Makes a referral for a case. */
export function ReferPage() {
  const { t } = useWords();
  const { ability } = useSession();
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  useDocumentTitle('refer.title');
  const record = useCase(id);
  const needs = useNeeds(id);
  const mayKnowRisk = record.data?.access.fields.includes('risk-assessments') === true;
  const risk = useRiskAssessments(id, mayKnowRisk);
  if (record.error) return <ErrorState error={record.error} onRetry={() => void record.refetch()} />;
  // What only proposes must not stand in the way: where it cannot be had, the form starts without it.
  if (!record.data || needs.isPending || (mayKnowRisk && risk.isPending)) return <LoadingState rows={4} height={110} />;
  const back = { to: `/cases/${id}`, label: t('refer.back-to-case') };
  if (!ability.can('send', 'Referral') || record.data.status !== 'open' || record.data.access.write.length === 0) {
    return (
      <>
        <PageHeader back={back} title={t('refer.title')} />
        <EmptyState
          icon={<IconHandStop size={30} stroke={1.6} aria-hidden="true" />}
          title={t('refer.not-possible')}
          action={
            <Button component={Link} to={back.to} variant="light">
              {back.label}
            </Button>
          }
        />
      </>
    );
  }
  return (
    <>
      <PageHeader
        back={back}
        title={t('refer.title')}
        intro={
          <>
            <PersonName>{record.data.person.alias}</PersonName> <CaseNumber>{record.data.number}</CaseNumber>
          </>
        }
      />
      <ReferWizard
        record={record.data}
        needs={(needs.data ?? []).filter(({ status }) => status === 'open')}
        neededId={search.get('need')}
        risk={risk.data?.[0]?.level ?? null}
      />
    </>
  );
}
