import { useState, type FormEvent } from 'react';
import { Button, Checkbox, Stack, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useParams } from 'react-router';
import { sheetCategories, type CaseView, type SheetCategory } from '@himaya/domain';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useCase } from '../case-record';
import { LanguageOfPaper } from './language-of-paper';
import { PaperReady } from './paper-ready';
import { usePrintSheet } from './papers.queries';

/** A unit's own record of a case, for paper: of what it keeps, in a language of the asker's choice. */
export function PrintSheetPage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  useDocumentTitle('papers.sheet');
  const { data, error, refetch } = useCase(id);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState rows={3} height={96} />;
  const { read, write } = data.access;
  const printable = sheetCategories.codes.filter((category) => read.includes(category) && write.includes(category));
  return (
    <>
      <PageHeader back={{ to: `/cases/${id}`, label: t('papers.back') }} title={t('papers.sheet')} />
      {printable.length === 0 ? (
        <EmptyState title={t('papers.nothing')} text={t('papers.nothing-text')} icon={<IconPrinter aria-hidden="true" />} />
      ) : (
        <Sheet record={data} printable={printable} />
      )}
    </>
  );
}

function Sheet({ record, printable }: { readonly record: CaseView; readonly printable: readonly SheetCategory[] }) {
  const { t, code, language: own } = useWords();
  const [language, setLanguage] = useState(own);
  // What names the person is only printed when asked for.
  const [chosen, setChosen] = useState<readonly SheetCategory[]>(printable.filter((category) => category === 'core'));
  const [tried, setTried] = useState(false);
  const print = usePrintSheet(record.id);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (chosen.length > 0) print.mutate({ language, categories: chosen });
  };
  return (
    <Panel>
      <form noValidate onSubmit={submit}>
        <Stack gap="lg">
          <Text>{t('papers.sheet-lead')}</Text>
          <Checkbox.Group
            label={t('papers.what')}
            value={[...chosen]}
            onChange={(values) => setChosen(printable.filter((category) => values.includes(category)))}
            error={tried && chosen.length === 0 ? t('papers.pick') : undefined}
          >
            <Stack gap="sm" mt={6}>
              {printable.map((category) => (
                <Checkbox key={category} value={category} label={code(sheetCategories, category)} />
              ))}
            </Stack>
          </Checkbox.Group>
          <LanguageOfPaper value={language} onChange={setLanguage} />
          <ProblemAlert error={print.error} />
          {print.data && <PaperReady paper={print.data} />}
          <Button type="submit" loading={print.isPending} leftSection={<IconPrinter size={18} aria-hidden="true" />}>
            {t('papers.print')}
          </Button>
        </Stack>
      </form>
    </Panel>
  );
}
