import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconDownload, IconHistory } from '@tabler/icons-react';
import {
  chaptersOf,
  committeeReportChapters,
  committeeReportKinds,
  committeeReportMoves,
  committeeReportReasons,
  committeeReportStatuses,
  routes,
  type CommitteeReportView,
} from '@himaya/domain';
import { useParams } from 'react-router';
import { addressOf } from '../../platform/api-client';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { directionOf } from '../../platform/i18n';
import { useWords } from '../../platform/words';
import { useWriting } from '../../platform/writing';
import { BothVersions } from '../../ui/both-versions';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import rows from '../../ui/rows.module.css';
import { StatusBadge } from '../../ui/status-badge';
import { useCommitteeReport } from './committee-reports.queries';
import { ReportFigures } from './report-figures';
import { useReportPeriod } from './report-periods';
import { ReportSteps } from './report-steps';
import { begunWords, useReportDifferences } from './report-words';
import { tones } from './tones';
import { WriteReport } from './write-report';

/** One report: what it says, its figures, what can be done with it, and how it came to be. */
export function CommitteeReportPage() {
  const { id = '' } = useParams();
  useDocumentTitle('committee-reports.one');
  const report = useCommitteeReport(id);
  if (report.error && !report.data) return <ErrorState error={report.error} onRetry={() => void report.refetch()} />;
  return report.data ? <Report key={report.data.id} one={report.data} /> : <LoadingState rows={5} height={110} />;
}

function Report({ one }: { readonly one: CommitteeReportView }) {
  const { t, code } = useWords();
  const { number, date } = useDates();
  const periodName = useReportPeriod();
  const writing = useWriting(`committee-report-${one.id}`, one.version, begunWords(one));
  const differences = useReportDifferences();
  const signed = ['approved', 'superseded', 'withdrawn'].includes(one.status);
  return (
    <>
      <PageHeader
        back={{ to: '/committee-reports', label: t('committee-reports.title') }}
        title={`${code(committeeReportKinds, one.kind)} · ${periodName(one.period)}`}
        intro={
          <Group gap="xs">
            <StatusBadge tone={tones[one.status]}>{code(committeeReportStatuses, one.status)}</StatusBadge>
            <span>{t('committee-reports.edition', { number: number(one.edition) })}</span>
            {one.reason !== null && <span>{t('committee-reports.corrects', { reason: code(committeeReportReasons, one.reason) })}</span>}
          </Group>
        }
        actions={
          signed && (
            <Button
              component="a"
              href={addressOf(routes.printCommitteeReport, { params: { id: one.id } })}
              download
              variant="default"
              leftSection={<IconDownload size={20} aria-hidden="true" />}
              data-no-print
            >
              {t('committee-reports.file')}
            </Button>
          )
        }
      />
      <Stack gap="lg">
        {one.stale && (
          <Alert color="warn" icon={<IconAlertTriangle size={20} aria-hidden="true" />}>
            {t('committee-reports.stale')}
          </Alert>
        )}
        {one.steps.length > 0 && (
          <div data-no-print>
            <ReportSteps one={one} unsaved={one.writable && writing.unsaved} />
          </div>
        )}
        {one.writable ? (
          <div data-no-print>
            <WriteReport one={one} writing={writing} />
          </div>
        ) : (
          writing.unsaved && (
            <BothVersions title={t('both-versions.unsent')} text={t('both-versions.unsent-text')} fields={differences(one, writing.values)}>
              <Button variant="default" onClick={writing.takeTheirs}>
                {t('both-versions.give-up')}
              </Button>
            </BothVersions>
          )
        )}
        {!one.writable && <Words one={one} />}
        {one.letterNumber !== null && one.letterDate !== null && (
          <Text>{[t('committee-reports.letter-number'), one.letterNumber, date(one.letterDate)].join(' · ')}</Text>
        )}
        <ReportFigures one={one} />
        <Moves one={one} />
      </Stack>
    </>
  );
}

function Words({ one: { kind, texts } }: { readonly one: CommitteeReportView }) {
  const { t, code, language } = useWords();
  return (
    <Panel title={t('committee-reports.words')}>
      {chaptersOf(kind).map((chapter) => {
        const text = texts.find((each) => each.chapter === chapter);
        const shown = text === undefined || text[language].trim() === '' ? 'ar' : language;
        return (
          <section key={chapter}>
            <Title order={3} mt="sm">
              {code(committeeReportChapters, chapter)}
            </Title>
            <Text lang={shown} dir={directionOf(shown)} style={{ whiteSpace: 'pre-line' }}>
              {text?.[shown] || t('committee-reports.not-written')}
            </Text>
          </section>
        );
      })}
    </Panel>
  );
}

function Moves({ one: { moves } }: { readonly one: CommitteeReportView }) {
  const { t, code } = useWords();
  const { instant } = useDates();
  return (
    <Panel title={t('committee-reports.moves')} icon={<IconHistory size={20} aria-hidden="true" />} flush>
      <ul className={rows.list}>
        {moves.map(({ move, at, by, reason, note }) => (
          <li key={`${move} ${at}`} className={rows.row}>
            <div className={rows.words}>
              <Text fw={600}>{code(committeeReportMoves, move)}</Text>
              <Text size="sm" c="dimmed">
                {[by, instant(at), ...(reason === null ? [] : [code(committeeReportReasons, reason)])].join(' · ')}
              </Text>
              {note !== null && <Text size="sm">{note}</Text>}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
