import { useRef, useState } from 'react';
import { Group, Stack } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import type { MeasureView } from '@himaya/domain';
import { useParams, useSearchParams } from 'react-router';
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
import { inAddress, questionIn, versionKey, type Question } from './question';
import { useFigures, useMeasures } from './statistics.queries';
import { TableBuilder } from './table-builder';
import { useVersionedName } from './versioned-name';

/** The committee's measures: each explained, and a table of protected figures of those that come from cases. */
export function StatisticsPage() {
  const { t } = useWords();
  useDocumentTitle('statistics.title');
  const { measure } = useParams();
  const { data, error, refetch } = useMeasures();
  return (
    <>
      <PageHeader title={t('statistics.title')} intro={t('statistics.intro')} />
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingState rows={5} />
      ) : (
        <Measures key={measure ?? ''} measures={data} first={measure ?? 'victims-identified'} />
      )}
    </>
  );
}

function Measures({ measures, first }: { readonly measures: readonly MeasureView[]; readonly first: string }) {
  const asked = measures.filter(({ notCollected }) => notCollected === null);
  const [search, setSearch] = useSearchParams();
  const question = questionIn(search, asked);
  const [chosen, setChosen] = useState<string | null>(null);
  const builder = useRef<HTMLDivElement>(null);
  const key = chosen ?? (question && versionKey({ id: question.measure, version: question.version }));
  const measure = asked.find((one) => versionKey(one) === key) ?? asked.findLast(({ id }) => id === first) ?? asked[0]!;
  const ofThis = question?.measure === measure.id && question.version === measure.version;
  return (
    <Stack gap="lg">
      <div ref={builder} tabIndex={-1} data-no-print>
        <TableBuilder
          key={versionKey(measure)}
          measures={asked}
          measure={measure}
          asked={ofThis ? question : null}
          onMeasure={(one) => setChosen(versionKey(one))}
          onAsk={(one) => setSearch(inAddress(one), { replace: true })}
        />
      </div>
      <Result question={question} measures={asked} />
      <MeasureList
        measures={measures}
        onChoose={(one) => {
          setChosen(versionKey(one));
          builder.current?.focus();
        }}
      />
    </Stack>
  );
}

function Result({ question, measures }: { readonly question: Question | null; readonly measures: readonly MeasureView[] }) {
  const { t } = useWords();
  const versionedName = useVersionedName(measures);
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
    <Panel title={versionedName(data.about)} icon={<IconChartBar size={20} aria-hidden="true" />} actions={<PrintButton size="sm" />}>
      <Stack gap="md">
        <AnsweredFigures answer={data} />
        <Group>
          <FreezeButton answer={data} />
        </Group>
      </Stack>
    </Panel>
  );
}
