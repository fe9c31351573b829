import { useNavigate, useParams, useSearchParams } from 'react-router';
import { localDay, type ConcernView } from '@himaya/domain';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { OpenCaseForm, type CaseFormValues } from '../cases';
import { useConcern, useSettlePerson, useTriage } from './concerns.queries';

/** Opens a case for one person of a concern, the first where none is asked for: what was reported of them stands in the form already. */
export function CaseOfConcernPage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  const [search] = useSearchParams();
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
      <TheForm concern={data} place={Number(search.get('person') ?? 0)} />
    </>
  );
}

function TheForm({ concern, place }: { readonly concern: ConcernView; readonly place: number }) {
  const navigate = useNavigate();
  const triage = useTriage(concern);
  const settle = useSettlePerson(concern);
  return (
    <OpenCaseForm
      draftName={`case-of-concern-${concern.id}-${place}`}
      known={knownOf(concern, place)}
      send={async (body) => {
        const { caseId } =
          concern.status === 'accepted'
            ? await settle.mutateAsync({ person: place, case: body })
            : await triage.mutateAsync({ outcome: 'accepted-new-case', case: body, person: place });
        return () => void navigate(caseId ? `/cases/${caseId}` : '/concerns', { replace: true });
      }}
    />
  );
}

/** What the report says of the case's form; names only where they were known, and the alias is the officer's to give. */
function knownOf({ persons, governorate, seenAt, channel, safeContact }: ConcernView, place: number): Partial<CaseFormValues> {
  const seen = persons.find((person) => person.place === place);
  const found = { governorate, foundAt: localDay(new Date(seenAt)), foundBy: channel, safeContact };
  if (seen === undefined) return found;
  return {
    ...found,
    sex: seen.sex,
    ageSource: 'band',
    ageBand: seen.ageBand,
    languages: seen.language ? [seen.language] : [],
    givenName: seen.name ?? '',
    phone: seen.phone ?? '',
  };
}
