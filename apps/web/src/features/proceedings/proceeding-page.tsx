import { useState } from 'react';
import { Anchor, Button, Group, Select, Stack, Text } from '@mantine/core';
import { IconBuildingBank } from '@tabler/icons-react';
import {
  criminalCourts,
  exploitationForms,
  isDesignatedForTrafficking,
  proceedingStages,
  type ProceedingView,
  type UnitRef,
} from '@himaya/domain';
import { Link, useParams } from 'react-router';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge } from '../../ui/status-badge';
import { DefendantsPanel } from './defendants-panel';
import { TimelinePanel } from './timeline-panel';
import { toneOfStage } from './stage-tone';
import { useProceeding, useShareProceeding } from './proceedings.queries';
import classes from './proceedings.module.css';

/** One proceeding: how far it has come, its defendants, and what happened to each. */
export function ProceedingPage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  useDocumentTitle('proceeding.one');
  const proceeding = useProceeding(id);
  if (proceeding.error) return <ErrorState error={proceeding.error} onRetry={() => void proceeding.refetch()} />;
  if (!proceeding.data) return <LoadingState rows={5} height={110} />;
  const one = proceeding.data;
  return (
    <>
      <PageHeader back={{ to: '/proceedings', label: t('proceeding.back') }} title={one.number} />
      <Stack gap="lg">
        <Standing one={one} />
        <DefendantsPanel one={one} />
        <TimelinePanel one={one} />
      </Stack>
    </>
  );
}

function Standing({ one }: { readonly one: ProceedingView }) {
  const { t, code, name, list } = useWords();
  const { instant, date } = useDates();
  const [sharing, setSharing] = useState(false);
  return (
    <Panel
      title={t('proceeding.one')}
      icon={<IconBuildingBank size={20} aria-hidden="true" />}
      actions={
        one.mayRecord &&
        !sharing && (
          <Button variant="default" onClick={() => setSharing(true)}>
            {t('proceeding.share')}
          </Button>
        )
      }
    >
      <Stack gap="xs" align="flex-start">
        <Group gap="xs">
          <StatusBadge tone={toneOfStage[one.stage]}>{code(proceedingStages, one.stage)}</StatusBadge>
          {isDesignatedForTrafficking(one.court) && <StatusBadge tone="neutral">{t('proceeding.designated')}</StatusBadge>}
        </Group>
        <Text>{[code(criminalCourts, one.court), code(exploitationForms, one.form)].join(' · ')}</Text>
        <Text size="sm" c="dimmed">
          {[`${t('proceeding.opened-on')}: ${date(one.openedOn)}`, t('proceeding.since', { time: instant(one.stageSince) })].join(' · ')}
        </Text>
        <Text size="sm">{`${t('proceeding.units')}: ${list(one.units.map((unit) => name(unit.name)))}`}</Text>
        <LetOut one={one} />
        {one.cases.length > 0 && (
          <Text size="sm" component="div">
            {t('proceeding.cases')}{' '}
            {one.cases.map(({ caseId, number }) => (
              <Anchor key={caseId} component={Link} to={`/cases/${caseId}?tab=proceedings`} className={classes.case}>
                <bdi dir="ltr">{number}</bdi>
              </Anchor>
            ))}
          </Text>
        )}
        {sharing && <Share one={one} onDone={() => setSharing(false)} />}
      </Stack>
    </Panel>
  );
}

/** The units that this one lets out again, asked twice: they lose sight of it at once. */
function LetOut({ one }: { readonly one: ProceedingView }) {
  const { t, name } = useWords();
  const sayDone = useSayDone();
  const share = useShareProceeding(one.id);
  const [asking, setAsking] = useState<UnitRef | null>(null);
  const close = (): void => setAsking(null);
  const units = one.units.filter(({ id }) => one.mayLetOut.includes(id));
  if (units.length === 0) return null;
  return (
    <Group gap="xs">
      {units.map((unit) => (
        <Button key={unit.id} size="compact-sm" variant="subtle" color="danger" onClick={() => setAsking(unit)}>
          {t('proceeding.let-out', { unit: name(unit.name) })}
        </Button>
      ))}
      <ConfirmDialog
        opened={asking !== null}
        danger
        title={t('proceeding.let-out', { unit: asking === null ? '' : name(asking.name) })}
        text={t('proceeding.let-out-note')}
        confirmLabel={t('proceeding.let-out', { unit: asking === null ? '' : name(asking.name) })}
        busy={share.isPending}
        error={share.error}
        onClose={close}
        onConfirm={() =>
          asking !== null &&
          share.mutate(
            { unitId: asking.id, out: true },
            {
              onSuccess: () => {
                sayDone('proceeding.done');
                close();
              },
            },
          )
        }
      />
    </Group>
  );
}

function Share({ one, onDone }: { readonly one: ProceedingView; readonly onDone: () => void }) {
  const { t, name } = useWords();
  const sayDone = useSayDone();
  const share = useShareProceeding(one.id);
  const [unitId, setUnitId] = useState<string | null>(null);
  const chosen = one.others.find(({ id }) => id === unitId);
  return (
    <Stack gap="sm">
      <Select
        label={t('proceeding.unit')}
        description={t('proceeding.share-note')}
        data={one.others.map((unit) => ({ value: unit.id, label: name(unit.name) }))}
        value={unitId}
        onChange={setUnitId}
        searchable
      />
      <ProblemAlert error={share.error} />
      <Group>
        <Button
          disabled={chosen === undefined}
          loading={share.isPending}
          onClick={() =>
            chosen &&
            share.mutate(
              { unitId: chosen.id },
              {
                onSuccess: () => {
                  sayDone('proceeding.done');
                  onDone();
                },
              },
            )
          }
        >
          {t('proceeding.share')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('proceeding.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
