import { Table, Text } from '@mantine/core';
import { accountFindings, type CommitteeReportView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { ScrollRegion } from '../../ui/scroll-region';
import { ReleasedTable } from './released-table';

interface Drawn {
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The report's figures as tables: frozen, or as they are now while it is a draft. */
export function ReportFigures({ one: { lines, kind, writable, evaluations } }: { readonly one: CommitteeReportView }) {
  const { t, name } = useWords();
  const { date, number } = useDates();
  const c = (key: string): string => t(`committee-reports.${key}`);
  const percent = (ratio: number | null): string =>
    ratio === null ? c('no-ratio') : t('committee-reports.percent', { percent: number(Math.round(ratio * 100)) });
  const count = (value: number | null): string => (value === null ? '–' : number(value));
  const counted = kind !== 'annual';
  // One month is said in the page's title.
  const months = kind === 'quarterly';
  const tables: Drawn[] = [
    {
      title: c('members'),
      headings: ['month', 'due', 'on-time', 'late', 'missing'].map(c),
      rows: lines.flatMap((line) =>
        line.kind === 'members'
          ? [[date(line.month, 'month'), number(line.due), number(line.onTime), number(line.late), number(line.missing)]]
          : [],
      ),
    },
    {
      title: c('axes'),
      headings: ['axis', ...(months ? ['month'] : []), 'mean'].map(c),
      rows: lines.flatMap((line) =>
        line.kind === 'axis'
          ? [[`${number(line.axis)}. ${name(line.name)}`, ...(months ? [date(line.month, 'month')] : []), percent(line.mean)]]
          : [],
      ),
    },
    {
      title: c('activities'),
      headings: ['activity', ...(counted ? ['target', 'reached'] : []), 'ratio'].map(c),
      rows: lines.flatMap((line) =>
        line.kind === 'activity'
          ? [
              [
                `${number(line.axis)}-${number(line.number)} ${name(line.title)}`,
                ...(counted ? [count(line.target), count(line.reached)] : []),
                percent(line.ratio),
              ],
            ]
          : [],
      ),
    },
  ];
  return (
    <Panel title={c('figures')}>
      <Text size="sm" c="dimmed">
        {c(lines.length === 0 ? 'figures-none' : writable ? 'figures-now' : 'figures-frozen')}
      </Text>
      {tables
        .filter(({ rows }) => rows.length > 0)
        .map((table) => (
          <Figures key={table.title} table={table} />
        ))}
      {lines.map((line) => line.kind === 'release' && <ReleasedTable key={line.release.id} release={line.release} />)}
      {evaluations.length > 0 && <Evaluations evaluations={evaluations} />}
    </Panel>
  );
}

/** How the members' half-years were evaluated: for who writes the chapters. */
function Evaluations({ evaluations }: Pick<CommitteeReportView, 'evaluations'>) {
  const { t, name, code } = useWords();
  const { number } = useDates();
  const rows = evaluations.map(({ half, agency, result, text }) => [
    name(agency.name),
    t(half.endsWith('H1') ? 'plan-scorecard.h1' : 'plan-scorecard.h2', { year: number(half.slice(0, 4)) }),
    code(accountFindings, result),
    text,
  ]);
  const headings = ['plan-scorecard.member', 'plan-scorecard.half', 'member-evaluation.result', 'member-evaluation.text'].map((key) =>
    t(key),
  );
  return (
    <>
      <Figures table={{ title: t('committee-reports.evaluations'), headings, rows }} />
      <Text size="sm" c="dimmed">
        {t('committee-reports.evaluations-how')}
      </Text>
    </>
  );
}

function Figures({ table: { title, headings, rows } }: { readonly table: Drawn }) {
  return (
    <ScrollRegion label={title}>
      <Table withTableBorder mt="md" miw="20rem">
        <Table.Caption>{title}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            {headings.map((heading, at) => (
              <Table.Th key={heading} scope="col" {...(at === 0 ? { w: '50%' } : {})}>
                {heading}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(([first, ...cells]) => (
            <Table.Tr key={[first, ...cells].join('|')}>
              <Table.Th scope="row">{first}</Table.Th>
              {cells.map((cell, at) => (
                <Table.Td key={at}>{cell}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}
