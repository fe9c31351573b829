import { useState } from 'react';
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPrinter, IconReportMedical } from '@tabler/icons-react';
import {
  reportKinds,
  reportMoves,
  reportParts,
  reportStatuses,
  reportWithdrawals,
  type CareView,
  type ReportMove,
  type ReportStatus,
  type ReportView,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { StatusBadge, type Tone } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { PaperReady } from '../papers';
import { CourtStep } from './court-step';
import { ReportForm } from './report-form';
import { ReportStep } from './report-step';
import { usePrintReport } from './report.queries';
import { ReportWords } from './report-words';
import classes from './care.module.css';

const tones: Readonly<Record<ReportStatus, Tone>> = { draft: 'waiting', issued: 'done', superseded: 'neutral', withdrawn: 'stopped' };

/** Reports on somebody's state: written as drafts, issued under a clinician's name, and printed as signed papers. */
export function ReportsPanel({ care }: { readonly care: CareView }) {
  const { t } = useWords();
  const [writing, setWriting] = useState(false);
  return (
    <Panel
      title={t('report.title')}
      icon={<IconReportMedical size={20} aria-hidden="true" />}
      actions={
        care.mayReport &&
        !writing && (
          <Button variant="default" onClick={() => setWriting(true)}>
            {t('report.write')}
          </Button>
        )
      }
    >
      <Stack gap="md">
        {writing && <ReportForm care={care} onDone={() => setWriting(false)} />}
        {care.reports.length === 0 ? (
          <Text c="dimmed">{t('report.none')}</Text>
        ) : (
          <ul className={rows.inner} data-top>
            {care.reports.map((report) => (
              <Row key={`${report.id} ${report.version}`} report={report} care={care} />
            ))}
          </ul>
        )}
      </Stack>
    </Panel>
  );
}

type Open = 'read' | 'form' | 'court' | ReportMove | null;

function Row({ report, care }: { readonly report: ReportView; readonly care: CareView }) {
  const { t, code } = useWords();
  const { date, instant, number } = useDates();
  const [open, setOpen] = useState<Open>(null);
  const print = usePrintReport(report);
  const toggle = (what: Open): void => setOpen(open === what ? null : what);
  const next = care.mayReport && (report.status === 'draft' || !report.replaced);
  const close = (): void => setOpen(null);
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <span
          className={rows.name}
        >{`${code(reportKinds, report.kind)} · ${t('report.edition', { number: number(report.edition) })}`}</span>
        <Text size="sm" c="dimmed">
          {[
            t('report.examined-at', { date: date(report.examinedOn) }),
            ...reportParts.codes.filter((part) => report[part]).map((part) => code(reportParts, part)),
          ].join(' · ')}
        </Text>
        {report.issuedAt !== null && report.signedAs !== null && (
          <Text size="sm" dir="auto">
            {t('report.issued-by', { name: report.signedAs, time: instant(report.issuedAt) })}
          </Text>
        )}
        {report.withdrawal !== null && <Text size="sm">{code(reportWithdrawals, report.withdrawal)}</Text>}
      </div>
      <Group gap="xs">
        <StatusBadge tone={tones[report.status]}>{code(reportStatuses, report.status)}</StatusBadge>
        <Button variant="default" size="sm" aria-expanded={open === 'read'} onClick={() => toggle('read')}>
          {t('report.read')}
        </Button>
        {report.printable && (
          <Button
            variant="default"
            size="sm"
            loading={print.isPending}
            leftSection={<IconPrinter size={16} aria-hidden="true" />}
            onClick={() => print.mutate()}
          >
            {t('report.print')}
          </Button>
        )}
        {next && (
          <Button variant="default" size="sm" aria-expanded={open === 'form'} onClick={() => toggle('form')}>
            {t(report.status === 'draft' ? 'report.edit' : 'report.next-edition')}
          </Button>
        )}
        {report.kind === 'forensic-report' && report.status !== 'draft' && (
          <Button variant="default" size="sm" aria-expanded={open === 'court'} onClick={() => toggle('court')}>
            {t('court-report.for-court')}
          </Button>
        )}
        {report.moves.map((move) => (
          <Button
            key={move}
            variant={move === 'issue' ? 'filled' : 'default'}
            size="sm"
            aria-expanded={open === move}
            onClick={() => toggle(move)}
          >
            {code(reportMoves, move)}
          </Button>
        ))}
      </Group>
      {(print.data ?? print.error) && (
        <div className={classes.form}>
          <ProblemAlert error={print.error} />
          {print.data && <PaperReady paper={print.data} />}
        </div>
      )}
      {open !== null && (
        <div className={classes.form}>
          {open === 'read' ? (
            <ReportWords report={report} />
          ) : open === 'form' ? (
            <ReportForm care={care} of={report} onDone={close} />
          ) : open === 'court' ? (
            <CourtStep report={report} caseId={care.caseId} />
          ) : (
            <ReportStep report={report} move={open} onDone={close} />
          )}
        </div>
      )}
    </li>
  );
}
