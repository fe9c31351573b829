import { useRef, useState } from 'react';
import { Group, Stack } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import type { MeasureView } from '@himaya/domain';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { PrintButton } from '../../ui/print-button';
import { ProblemAlert } from '../../ui/problem-alert';
import { AnsweredFigures } from './answered-figures';
import { FreezeButton } from './freeze-button';
import { MeasureList } from './measure-list';
import { useFigures, useMeasures, type Question } from './statistics.queries';
import { TableBuilder } from './table-builder';

/** The committee's measures: each explained, and a table of protected figures of those that come from cases. */
export function StatisticsPage() {
  const { t } = useWords();
  useDocumentTitle('statistics.title');
  const { data, error, refetch } = useMeasures();
  return (
    <>
      <PageHeader title={t('statistics.title')} intro={t('statistics.intro')} />
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingState rows={5} />
      ) : (
        <Measures measures={data} />
      )}
    </>
  );
}

function Measures({ measures }: { readonly measures: readonly MeasureView[] }) {
  const asked = measures.filter(({ notCollected }) => notCollected === null);
  const [id, setId] = useState<string | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const builder = useRef<HTMLDivElement>(null);
  const measure = asked.findLast((one) => one.id === id) ?? asked.find((one) => one.id === 'victims-identified') ?? asked[0]!;
  return (
    <Stack gap="lg">
      <div ref={builder} tabIndex={-1} data-no-print>
        <TableBuilder key={measure.id} measures={asked} measure={measure} onMeasure={setId} onAsk={setQuestion} />
      </div>
      <Result question={question} />
      <MeasureList
        measures={measures}
        onChoose={(chosen) => {
          setId(chosen.id);
          builder.current?.focus();
        }}
      />
    </Stack>
  );
}

function Result({ question }: { readonly question: Question | null }) {
  const { t, name } = useWords();
  const { data, error, isFetching } = useFigures(question);
  if (question === null) {
    return (
      <Panel>
        <EmptyState
          icon={<IconChartBar size={30} stroke={1.6} aria-hidden="true" />}
          title={t('statistics.nothing-yet')}
          text={t('statistics.nothing-yet-text')}
        />
      </Panel>
    );
  }
  if (error) return <ProblemAlert error={error} />;
  if (!data || isFetching) return <LoadingState rows={3} />;
  return (
    <Panel title={name(data.about.name)} icon={<IconChartBar size={20} aria-hidden="true" />} actions={<PrintButton size="sm" />}>
      <Stack gap="md">
        <AnsweredFigures answer={data} />
        <Group>
          <FreezeButton answer={data} />
        </Group>
      </Stack>
    </Panel>
  );
}
