import { useState } from 'react';
import { Button, Group, Select, Stack, Textarea } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { incidentKinds, type IncidentKind } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useReportIncident } from './incidents.queries';

/** Anybody's way to tell that something went wrong: two questions, sent at once. */
export function ReportIncidentPage() {
  const { t, options, fieldError } = useWords();
  const { instant } = useDates();
  const [kind, setKind] = useState<IncidentKind>('lost-device');
  const [description, setDescription] = useState('');
  const [tried, setTried] = useState(false);
  const report = useReportIncident();
  useDocumentTitle('incidents.report-title');
  const missing = description.trim() === '';
  const send = (): void => {
    setTried(true);
    if (!missing) report.mutate({ kind, description: description.trim() });
  };
  if (report.data) {
    return (
      <>
        <PageHeader title={t('incidents.report-title')} />
        <Panel>
          <EmptyState
            icon={<IconCircleCheck size={30} stroke={1.6} aria-hidden="true" />}
            title={t('incidents.sent-title')}
            text={t('incidents.sent-text', { time: instant(report.data.reportedAt) })}
          />
        </Panel>
      </>
    );
  }
  return (
    <>
      <PageHeader title={t('incidents.report-title')} intro={t('incidents.report-intro')} />
      <Panel>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <Stack gap="md">
            <Select
              label={t('incidents.kind')}
              data={options(incidentKinds)}
              value={kind}
              allowDeselect={false}
              onChange={(chosen) => incidentKinds.has(chosen) && setKind(chosen)}
            />
            <Textarea
              label={t('incidents.description')}
              value={description}
              required
              withAsterisk
              maxLength={4000}
              autosize
              minRows={4}
              error={tried && missing ? fieldError('required') : undefined}
              onChange={(event) => setDescription(event.currentTarget.value)}
            />
            <ProblemAlert error={report.error} />
            <Group>
              <Button type="submit" loading={report.isPending}>
                {t('incidents.send')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Panel>
    </>
  );
}
