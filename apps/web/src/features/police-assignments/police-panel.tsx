import { useState } from 'react';
import { useAbility } from '@casl/react';
import { IconShield } from '@tabler/icons-react';
import type { CaseView, PoliceAssignmentView } from '@himaya/domain';
import type { AppAbility } from '@himaya/auth';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { AssignedUnit, AssignedUnits } from '../../ui/assigned-units';
import { CategoryPills } from '../../ui/category-pill';
import { useEndPoliceAssignment, usePoliceAssignments } from './police.queries';
import { TellPoliceDialog } from './tell-police-dialog';

/** Which police sections see a case that no police opened, on whose word; and the way to tell one, or to take the case back. */
export function PolicePanel({ record }: { readonly record: CaseView }) {
  const { t } = useWords();
  const ability = useAbility<AppAbility>();
  const [telling, setTelling] = useState(false);
  const { data, error, refetch } = usePoliceAssignments(record.id);
  const answers = record.access.bases.some((basis) => basis === 'ownership' || basis === 'transfer' || basis === 'assignment');
  const mayTell = ability.can('record', 'PoliceAssignment') && record.status === 'open' && answers;
  if (!error && !mayTell && (data ?? []).length === 0) return null;
  return (
    <>
      <AssignedUnits
        title={t('police.title')}
        icon={<IconShield size={20} aria-hidden="true" />}
        add={mayTell ? { label: t('police.tell'), onAdd: () => setTelling(true) } : null}
        none={t('police.none')}
        error={error}
        onRetry={() => void refetch()}
        units={(data ?? []).map((assignment) => (
          <Section key={assignment.id} assignment={assignment} />
        ))}
      />
      {telling && <TellPoliceDialog record={record} onClose={() => setTelling(false)} />}
    </>
  );
}

function Section({ assignment }: { readonly assignment: PoliceAssignmentView }) {
  const { t, name } = useWords();
  const { date } = useDates();
  const end = useEndPoliceAssignment(assignment);
  const { unit, startsAt, endedAt, endsAt, categories, withoutConsent, endable } = assignment;
  const until = endedAt ?? endsAt;
  const since = t('police.since', { date: date(startsAt.slice(0, 10)) });
  return (
    <AssignedUnit
      name={name(unit.name)}
      lines={[
        until ? `${since} · ${t('police.until', { date: date(until.slice(0, 10)) })}` : since,
        ...(withoutConsent ? [t('police.without-consent')] : []),
      ]}
      release={endable ? { label: t('police.release'), text: t('police.release-text'), done: 'police.released', end } : null}
    >
      {endedAt === null && <CategoryPills of={categories} />}
    </AssignedUnit>
  );
}
