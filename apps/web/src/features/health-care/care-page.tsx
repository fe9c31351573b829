import { useState, type FormEvent } from 'react';
import { Alert, Anchor, Button, Group, Select, Stack, Text } from '@mantine/core';
import { IconDoorExit, IconInfoCircle, IconStethoscope } from '@tabler/icons-react';
import { careEnds, careStatuses, categoryOfCare, services, type CareEnd, type CareView } from '@himaya/domain';
import { Link, useParams } from 'react-router';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge } from '../../ui/status-badge';
import { TrackDocuments } from '../documents';
import { CopyPartPanel } from '../own-copies';
import { AppointmentsPanel } from './appointments-panel';
import { useCare, useEndCare, useReloadCare } from './care.queries';
import { EncountersPanel } from './encounters-panel';
import { MedicationPanel } from './medication-panel';
import { ReportsPanel } from './reports-panel';
import { TraumaPanel } from './trauma-panel';

/** One person's care: what is planned, what was given, and its end. */
export function CarePage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  useDocumentTitle('care.one');
  const care = useCare(id);
  if (care.error) return <ErrorState error={care.error} onRetry={() => void care.refetch()} />;
  if (!care.data) return <LoadingState rows={5} height={110} />;
  const one = care.data;
  return (
    <>
      <PageHeader back={{ to: '/care', label: t('care.back') }} title={one.called} />
      <Stack gap="lg">
        <Standing care={one} />
        <AppointmentsPanel care={one} />
        <EncountersPanel care={one} />
        <MedicationPanel care={one} />
        <TraumaPanel care={one} />
        <ReportsPanel care={one} />
        <CopyPartPanel fileId={one.id} />
        <TrackDocuments caseId={one.caseId} categories={[categoryOfCare[one.service]]} />
        {one.ends.length > 0 && <EndForm key={one.version} care={one} />}
      </Stack>
    </>
  );
}

function Standing({ care: one }: { readonly care: CareView }) {
  const { t, code } = useWords();
  const { instant } = useDates();
  return (
    <Panel title={t('care.one')} icon={<IconStethoscope size={20} aria-hidden="true" />}>
      <Stack gap="xs" align="flex-start">
        <StatusBadge tone={one.status === 'active' ? 'active' : one.status === 'planned' ? 'waiting' : 'neutral'}>
          {code(careStatuses, one.status)}
        </StatusBadge>
        <Text>{code(services, one.service)}</Text>
        <Text size="sm" c="dimmed">
          {t('care.since', { time: instant(one.statusSince) })}
        </Text>
        {one.end !== null && <Text>{t('care.ended', { why: code(careEnds, one.end) })}</Text>}
        {one.child && <Text>{t('care.child')}</Text>}
        {one.caseId !== null && (
          <Anchor component={Link} to={`/cases/${one.caseId}`}>
            {t('care.case')}
          </Anchor>
        )}
        {one.sharingEnded && (
          <Alert color="warn" icon={<IconInfoCircle size={20} aria-hidden="true" />}>
            {t('care.sharing-ended')}
          </Alert>
        )}
      </Stack>
    </Panel>
  );
}

function EndForm({ care }: { readonly care: CareView }) {
  const { t, options } = useWords();
  const sayDone = useSayDone();
  const reload = useReloadCare();
  const ending = useEndCare(care);
  const [end, setEnd] = useState<CareEnd | null>(null);
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (end !== null) ending.mutate(end, { onSuccess: () => sayDone('care.done') });
  };
  return (
    <Panel title={t('care.end')} icon={<IconDoorExit size={20} aria-hidden="true" />}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <Select
            label={t('care.end-why')}
            description={care.referralId === null ? undefined : t('care.end-told')}
            data={options(careEnds, care.ends)}
            value={end}
            onChange={(value) => setEnd(careEnds.has(value) ? value : null)}
            error={tried && end === null ? t('field.required') : undefined}
          />
          <ProblemAlert error={ending.error} onReload={reload} />
          <Group>
            <Button type="submit" color="red" variant="light" loading={ending.isPending}>
              {t('care.end')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
