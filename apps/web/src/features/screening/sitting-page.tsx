import { useParams } from 'react-router';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { PersonName } from '../../ui/person-name';
import { CaseNumber, useCase } from '../case-record';
import { useScreening } from './screening.queries';
import { SittingForm } from './sitting-form';

/** A talk over the indicator sheet, written down as it goes. */
export function SittingPage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  useDocumentTitle('screening.new');
  const record = useCase(id);
  const screening = useScreening(id);
  const error = record.error ?? screening.error;
  if (error) return <ErrorState error={error} onRetry={() => void record.refetch()} />;
  if (!record.data || !screening.data) return <LoadingState rows={5} height={110} />;
  return (
    <>
      <PageHeader
        back={{ to: `/cases/${id}?tab=exploitation`, label: t('screening.back') }}
        title={t('screening.new')}
        intro={
          <>
            <PersonName>{record.data.person.alias}</PersonName> <CaseNumber>{record.data.number}</CaseNumber>
          </>
        }
      />
      <SittingForm record={record.data} earlier={screening.data.answers} />
    </>
  );
}
