import { useState } from 'react';
import { Button, Group, Select } from '@mantine/core';
import { useAbility } from '@casl/react';
import { IconBuildingBank, IconPlus } from '@tabler/icons-react';
import type { AssignmentView, CaseView, UnitId } from '@himaya/domain';
import type { AppAbility } from '@himaya/auth';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { ErrorState } from '../../ui/error-state';
import { Panel } from '../../ui/panel';
import { useSayDone } from '../../ui/say-done';
import { useAssignCourt, useCourtAssignments, useCourts, useEndAssignment } from './identification.queries';
import classes from './identification.module.css';

/** Before which courts the case lies; its police lay it there and take it back. */
export function CourtsPanel({ record }: { readonly record: CaseView }) {
  const { t } = useWords();
  const ability = useAbility<AppAbility>();
  const [assigning, setAssigning] = useState(false);
  const { data, error, refetch } = useCourtAssignments(record.id);
  const answers = record.access.bases.some((basis) => basis === 'ownership' || basis === 'transfer' || basis === 'assignment');
  const mayAssign = ability.can('record', 'CourtAssignment') && record.status === 'open' && answers;
  if (!error && !mayAssign && (data ?? []).length === 0) return null;
  return (
    <Panel
      title={t('court.title')}
      icon={<IconBuildingBank size={20} aria-hidden="true" />}
      actions={
        mayAssign && (
          <Button variant="light" size="sm" leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setAssigning(true)}>
            {t('court.assign')}
          </Button>
        )
      }
    >
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (data ?? []).length === 0 ? (
        <span className={classes.more}>{t('court.none')}</span>
      ) : (
        <ul className={classes.list}>
          {(data ?? []).map((assignment) => (
            <CourtItem key={assignment.id} assignment={assignment} />
          ))}
        </ul>
      )}
      {assigning && <AssignDialog record={record} onClose={() => setAssigning(false)} />}
    </Panel>
  );
}

function CourtItem({ assignment }: { readonly assignment: AssignmentView }) {
  const { t, name } = useWords();
  const { date } = useDates();
  const sayDone = useSayDone();
  const [asking, setAsking] = useState(false);
  const end = useEndAssignment(assignment);
  const { unit, startsAt, endedAt } = assignment;
  return (
    <li>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <div>
          <div className={classes.name}>{name(unit.name)}</div>
          <div className={classes.more}>
            {endedAt ? t('court.until', { date: date(endedAt.slice(0, 10)) }) : t('court.since', { date: date(startsAt.slice(0, 10)) })}
          </div>
        </div>
        {assignment.endable && (
          <Button variant="subtle" size="sm" onClick={() => setAsking(true)}>
            {t('court.release')}
          </Button>
        )}
      </Group>
      <ConfirmDialog
        opened={asking}
        title={t('court.release')}
        text={t('court.release-text')}
        confirmLabel={t('court.release')}
        danger
        busy={end.isPending}
        error={end.error}
        onConfirm={() =>
          end.mutate(undefined, {
            onSuccess: () => {
              setAsking(false);
              sayDone('court.released');
            },
          })
        }
        onClose={() => setAsking(false)}
      />
    </li>
  );
}

function AssignDialog({ record, onClose }: { readonly record: CaseView; readonly onClose: () => void }) {
  const { t, name } = useWords();
  const sayDone = useSayDone();
  const [unitId, setUnitId] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const courts = useCourts(record.governorate);
  const assign = useAssignCourt(record.id);
  const send = (): void => {
    setTried(true);
    if (unitId === null) return;
    assign.mutate(unitId as UnitId, {
      onSuccess: () => {
        sayDone('court.assigned');
        onClose();
      },
    });
  };
  return (
    <ConfirmDialog
      opened
      title={t('court.assign')}
      text={t('court.assign-text')}
      confirmLabel={t('court.assign')}
      busy={assign.isPending}
      error={assign.error ?? courts.error}
      onConfirm={send}
      onClose={onClose}
    >
      <Select
        label={t('court.office')}
        data={(courts.data ?? []).map((unit) => ({ value: unit.id, label: name(unit.name) }))}
        value={unitId}
        onChange={setUnitId}
        disabled={!courts.data}
        error={tried && unitId === null ? t('field.required') : null}
        searchable
        nothingFoundMessage={t('state.nothing-found')}
        withAsterisk
      />
    </ConfirmDialog>
  );
}
