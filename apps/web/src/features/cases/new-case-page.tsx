import { useNavigate } from 'react-router';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { PageHeader } from '../../ui/page-header';
import { useOpenCase } from './cases.queries';
import { OpenCaseForm } from './open-case-form';

/** Opens a case of somebody nobody has told of yet. */
export function NewCasePage() {
  const { t } = useWords();
  useDocumentTitle('new-case.title');
  const navigate = useNavigate();
  const open = useOpenCase();
  return (
    <>
      <PageHeader back={{ to: '/cases/find', label: t('find.title') }} title={t('new-case.title')} intro={t('new-case.intro')} />
      <OpenCaseForm
        draftName="new-case"
        send={async (body) => {
          const record = await open.mutateAsync(body);
          return () => void navigate(`/cases/${record.id}`, { replace: true });
        }}
      />
    </>
  );
}
