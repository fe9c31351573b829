import { useState } from 'react';
import { Select } from '@mantine/core';
import { useAbility } from '@casl/react';
import { IconBuildingBank } from '@tabler/icons-react';
import type { AssignmentView, CaseView, UnitId } from '@himaya/domain';
import type { AppAbility } from '@himaya/auth';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { AssignedUnit, AssignedUnits } from '../../ui/assigned-units';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { useSayDone } from '../../ui/say-done';
import { useAssignCourt, useCourtAssignments, useCourts, useEndAssignment } from './identification.queries';

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
    <>
      <AssignedUnits
        title={t('court.title')}
        icon={<IconBuildingBank size={20} aria-hidden="true" />}
        add={mayAssign ? { label: t('court.assign'), onAdd: () => setAssigning(true) } : null}
        none={t('court.none')}
        error={error}
        onRetry={() => void refetch()}
        units={(data ?? []).map((assignment) => (
          <Court key={assignment.id} assignment={assignment} />
        ))}
      />
      {assigning && <AssignDialog record={record} onClose={() => setAssigning(false)} />}
    </>
  );
}

function Court({ assignment }: { readonly assignment: AssignmentView }) {
  const { t, name } = useWords();
  const { date } = useDates();
  const end = useEndAssignment(assignment);
  const { unit, startsAt, endedAt, endable } = assignment;
  const when = endedAt ? t('court.until', { date: date(endedAt.slice(0, 10)) }) : t('court.since', { date: date(startsAt.slice(0, 10)) });
  return (
    <AssignedUnit
      name={name(unit.name)}
      lines={[when]}
      release={endable ? { label: t('court.release'), text: t('court.release-text'), done: 'court.released', end } : null}
    />
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
