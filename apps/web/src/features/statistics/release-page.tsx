import { Anchor, Stack, Text } from '@mantine/core';
import { IconHistory, IconTable } from '@tabler/icons-react';
import {
  nextIssueOf,
  releaseMethods,
  releaseReasons,
  releaseRefusals,
  releaseRoundings,
  releaseStatuses,
  type CoveredBodies,
  type ReleaseCoverage,
  type ReleaseView,
} from '@himaya/domain';
import { Link, useParams } from 'react-router';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { PrintButton } from '../../ui/print-button';
import rows from '../../ui/rows.module.css';
import { StatusBadge } from '../../ui/status-badge';
import { FiguresChart } from './figures-chart';
import type { DrawnFigures } from './figures';
import { FiguresTable } from './figures-table';
import { usePeriodName } from './period-choices';
import { ReleaseFiles } from './release-files';
import { ReleaseSteps } from './release-steps';
import { releaseTones } from './release-tones';
import { useRelease } from './releases.queries';
import classes from './statistics.module.css';

/** One frozen table: its figures, how they were made safe, who took which step, and what can be done next. */
export function ReleasePage() {
  const { t, name } = useWords();
  const { id = '' } = useParams();
  useDocumentTitle('releases.one');
  const periodName = usePeriodName();
  const release = useRelease(id);
  if (release.error) return <ErrorState error={release.error} onRetry={() => void release.refetch()} />;
  if (!release.data) return <LoadingState rows={5} height={110} />;
  const one = release.data;
  return (
    <>
      <PageHeader
        back={{ to: '/releases', label: t('releases.title') }}
        title={`${name(one.measure.name)} · ${periodName(one.period.id)}`}
        intro={name(one.measure.definition)}
      />
      <Stack gap="lg">
        <Figures one={one} />
        <ReleaseSteps one={one} />
        <History one={one} />
      </Stack>
    </>
  );
}

function Figures({ one }: { readonly one: ReleaseView }) {
  const { t, code } = useWords();
  const { number, date } = useDates();
  const answer = answerOf(one);
  return (
    <Panel
      title={t('releases.one')}
      icon={<IconTable size={20} aria-hidden="true" />}
      actions={one.cells.length > 0 && <PrintButton size="sm" />}
    >
      <Stack gap="md" align="stretch">
        <div role="status">
          <StatusBadge tone={releaseTones[one.status]}>{code(releaseStatuses, one.status)}</StatusBadge>
        </div>
        <Issue one={one} />
        {one.reason !== null && <Text size="sm">{code(releaseReasons, one.reason)}</Text>}
        {one.status === 'computing' && <Text size="sm">{t('releases.computing')}</Text>}
        {one.refused !== null && <Refused one={one} />}
        {one.cells.length > 0 && (
          <div className={classes.result}>
            <FiguresTable answer={answer} />
            <FiguresChart answer={answer} />
          </div>
        )}
        <ReleaseFiles one={one} />
        {one.method !== null && one.bodies !== null && (
          <Text size="sm" c="dimmed">
            {t(one.method.rounding === 'controlled' ? 'releases.method-together' : 'releases.method', {
              base: number(one.method.base),
              threshold: number(one.method.threshold),
            })}{' '}
            {t('releases.chosen', { method: code(releaseMethods, one.method.chosenBy) })}{' '}
            {one.method.rounding === 'out-of-time' && `${code(releaseRoundings, 'out-of-time')}. `}{' '}
            {one.bodies === 0
              ? t('releases.coverage-few', { version: number(one.measure.version), since: date(one.measure.since, 'month') })
              : t('releases.coverage', {
                  bodies: number(one.bodies),
                  version: number(one.measure.version),
                  since: date(one.measure.since, 'month'),
                })}{' '}
            {t('releases.next-issue', { month: date(nextIssueOf(one.period), 'month') })}
          </Text>
        )}
        {one.coverage !== null && <Coverage coverage={one.coverage} />}
      </Stack>
    </Panel>
  );
}

/** Which issue of the table it is, and the ways to the one before it and the one behind it. */
function Issue({ one: { revision, corrects, supersededBy } }: { readonly one: ReleaseView }) {
  const { t } = useWords();
  const { number } = useDates();
  return (
    <Text size="sm">
      {t('releases.issue', { number: number(revision) })}
      {corrects !== null && (
        <>
          {' · '}
          <Anchor component={Link} to={`/releases/${corrects}`}>
            {t('releases.corrects')}
          </Anchor>
        </>
      )}
      {supersededBy !== null && (
        <>
          {' · '}
          <Anchor component={Link} to={`/releases/${supersededBy}`}>
            {t('releases.corrected-by')}
          </Anchor>
        </>
      )}
    </Text>
  );
}

/** Who had records in the period and who had none: counted, and the state's bodies by name. */
function Coverage({ coverage: { covered, others } }: { readonly coverage: ReleaseCoverage }) {
  const { t, name, list } = useWords();
  const { number } = useDates();
  const said = ({ number: of, names }: CoveredBodies) => ({ number: number(of), names: list(names.map((one) => name(one))) });
  return (
    <details>
      <summary>{t('releases.coverage-title')}</summary>
      <Text size="sm">{t('releases.covered', said(covered))}</Text>
      <Text size="sm">{t('releases.not-covered', said(others))}</Text>
    </details>
  );
}

function Refused({ one: { refused, coarser } }: { readonly one: ReleaseView }) {
  const { t, code, list } = useWords();
  if (refused === null) return null;
  return (
    <Stack gap={4}>
      <Text>{code(releaseRefusals, refused)}</Text>
      {coarser !== null && (
        <Text size="sm">
          {coarser.length === 0
            ? t('releases.coarser-total')
            : t('releases.coarser', { dimensions: list(coarser.map((id) => t(`statistics-dimension.${id}`))) })}
        </Text>
      )}
    </Stack>
  );
}

function History({ one: { history } }: { readonly one: ReleaseView }) {
  const { t, code } = useWords();
  const { instant } = useDates();
  return (
    <Panel title={t('releases.history')} icon={<IconHistory size={20} aria-hidden="true" />} flush>
      <ul className={rows.list}>
        {history.map(({ step, at, by, reason }) => (
          <li key={`${at} ${step}`} className={rows.row}>
            <div className={rows.words}>
              <Text>{[t(`release-history.${step}`), ...(reason === null ? [] : [code(releaseReasons, reason)])].join(' · ')}</Text>
              <Text size="sm" c="dimmed">
                {[instant(at), ...(by === null ? [] : [by])].join(' · ')}
              </Text>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** The frozen figures in the shape in which tables and charts are drawn: what is hidden is its sign here too. */
function answerOf({ measure, dimensions, period, cells }: ReleaseView): DrawnFigures {
  return {
    measure,
    by: dimensions,
    periods: [period],
    cells: cells.map(({ at, figure }) => ({ period: period.id, at, figure: figure ?? 'held' })),
  };
}
