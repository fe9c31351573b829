import { useState } from 'react';
import { Button, Group, Stack } from '@mantine/core';
import { useAbility } from '@casl/react';
import { IconPlus, IconShield } from '@tabler/icons-react';
import type { CaseView, PoliceAssignmentView } from '@himaya/domain';
import type { AppAbility } from '@himaya/auth';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { CategoryPills } from '../../ui/category-pill';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { ErrorState } from '../../ui/error-state';
import { Panel } from '../../ui/panel';
import { useSayDone } from '../../ui/say-done';
import { useEndPoliceAssignment, usePoliceAssignments } from './police.queries';
import { TellPoliceDialog } from './tell-police-dialog';
import classes from './police.module.css';

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
    <Panel
      title={t('police.title')}
      icon={<IconShield size={20} aria-hidden="true" />}
      actions={
        mayTell && (
          <Button variant="light" size="sm" leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setTelling(true)}>
            {t('police.tell')}
          </Button>
        )
      }
    >
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (data ?? []).length === 0 ? (
        <span className={classes.more}>{t('police.none')}</span>
      ) : (
        <ul className={classes.list}>
          {(data ?? []).map((assignment) => (
            <SectionItem key={assignment.id} assignment={assignment} />
          ))}
        </ul>
      )}
      {telling && <TellPoliceDialog record={record} onClose={() => setTelling(false)} />}
    </Panel>
  );
}

function SectionItem({ assignment }: { readonly assignment: PoliceAssignmentView }) {
  const { t, name } = useWords();
  const { date } = useDates();
  const sayDone = useSayDone();
  const [asking, setAsking] = useState(false);
  const end = useEndPoliceAssignment(assignment);
  const { unit, startsAt, endedAt, endsAt, categories, withoutConsent } = assignment;
  const until = endedAt ?? endsAt;
  return (
    <li>
      <Stack gap="xs">
        <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
          <div>
            <div className={classes.name}>{name(unit.name)}</div>
            <div className={classes.more}>
              {t('police.since', { date: date(startsAt.slice(0, 10)) })}
              {until && ` · ${t('police.until', { date: date(until.slice(0, 10)) })}`}
            </div>
            {withoutConsent && <div className={classes.more}>{t('police.without-consent')}</div>}
          </div>
          {assignment.endable && (
            <Button variant="subtle" size="sm" onClick={() => setAsking(true)}>
              {t('police.release')}
            </Button>
          )}
        </Group>
        {endedAt === null && <CategoryPills of={categories} />}
      </Stack>
      <ConfirmDialog
        opened={asking}
        title={t('police.release')}
        text={t('police.release-text')}
        confirmLabel={t('police.release')}
        danger
        busy={end.isPending}
        error={end.error}
        onConfirm={() =>
          end.mutate(undefined, {
            onSuccess: () => {
              setAsking(false);
              sayDone('police.released');
            },
          })
        }
        onClose={() => setAsking(false)}
      />
    </li>
  );
}
