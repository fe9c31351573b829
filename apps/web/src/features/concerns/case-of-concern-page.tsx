import { useNavigate, useParams } from 'react-router';
import { localDay, type ConcernView } from '@himaya/domain';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { OpenCaseForm, type CaseFormValues } from '../cases';
import { useConcern, useTriage } from './concerns.queries';

/** Opens a case out of a concern: what was reported of the first person seen stands in the form already. */
export function CaseOfConcernPage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  useDocumentTitle('concern.new-case');
  const { data, error, refetch } = useConcern(id);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState rows={4} height={110} />;
  return (
    <>
      <PageHeader
        back={{ to: `/concerns/${id}`, label: t('concern.one-title') }}
        title={t('concern.new-case')}
        intro={t('concern.new-case-intro')}
      />
      <TheForm concern={data} />
    </>
  );
}

function TheForm({ concern }: { readonly concern: ConcernView }) {
  const navigate = useNavigate();
  const triage = useTriage(concern);
  return (
    <OpenCaseForm
      draftName={`case-of-concern-${concern.id}`}
      known={knownOf(concern)}
      send={async (body) => {
        const { caseId } = await triage.mutateAsync({ outcome: 'accepted-new-case', case: body });
        return () => void navigate(caseId ? `/cases/${caseId}` : '/concerns', { replace: true });
      }}
    />
  );
}

/** What the report says of the case's form; names only where they were known, and the alias is the officer's to give. */
function knownOf({ persons, governorate, seenAt, channel, safeContact }: ConcernView): Partial<CaseFormValues> {
  const [first] = persons;
  const found = { governorate, foundAt: localDay(new Date(seenAt)), foundBy: channel, safeContact };
  if (first === undefined) return found;
  return {
    ...found,
    sex: first.sex,
    ageSource: 'band',
    ageBand: first.ageBand,
    languages: first.language ? [first.language] : [],
    givenName: first.name ?? '',
    phone: first.phone ?? '',
  };
}
