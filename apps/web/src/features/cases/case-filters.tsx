import { ActionIcon, Button } from '@mantine/core';
import { useAbility } from '@casl/react';
import { IconBookmark, IconBookmarkPlus, IconX } from '@tabler/icons-react';
import type { AppAbility } from '@himaya/auth';
import { assigneeFilters, caseAlerts, caseStatuses, governorates, journeySteps, type CaseFilterView } from '@himaya/domain';
import { useWords, type Words } from '../../platform/words';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useCaseFilters, useRemoveCaseFilter, useSaveCaseFilter, type CaseFilter } from './cases.queries';
import classes from './case-filters.module.css';

type Kept = Omit<CaseFilterView, 'id'>;

interface Props {
  readonly current: CaseFilter;
  readonly onChoose: (filter: CaseFilter) => void;
}

/** Kept filters, called by their own conditions: a name that somebody types could be a person's. */
export function CaseFilters({ current, onChoose }: Props) {
  const words = useWords();
  const { t } = words;
  const ability = useAbility<AppAbility>();
  const sayDone = useSayDone();
  const { data: kept = [] } = useCaseFilters(ability.can('list', 'CaseFilter'));
  const save = useSaveCaseFilter();
  const remove = useRemoveCaseFilter();
  const now = keptOf(current);
  const worthKeeping = ability.can('record', 'CaseFilter') && Object.values(now).some((part) => part !== null) && !current.assigneeId;
  if (kept.length === 0 && !worthKeeping) return null;
  return (
    <div className={classes.filters} role="group" aria-label={t('case-filters.title')}>
      {kept.map((filter) => {
        const label = labelOf(filter, words);
        const inUse = same(filter, now) && !current.assigneeId;
        return (
          <span key={filter.id} className={classes.chip} data-in-use={inUse || undefined}>
            <button
              type="button"
              className={classes.use}
              aria-pressed={inUse}
              onClick={() =>
                onChoose(inUse ? filterOf({ status: null, step: null, governorate: null, assignee: null, alert: null }) : filterOf(filter))
              }
            >
              <IconBookmark size={16} aria-hidden="true" />
              {label}
            </button>
            <ActionIcon
              size={36}
              color="slate"
              loading={remove.isPending && remove.variables === filter.id}
              aria-label={t('case-filters.remove', { filter: label })}
              onClick={() => remove.mutate(filter.id, { onSuccess: () => sayDone('case-filters.removed') })}
            >
              <IconX size={16} aria-hidden="true" />
            </ActionIcon>
          </span>
        );
      })}
      {worthKeeping && !kept.some((filter) => same(filter, now)) && (
        <Button
          size="sm"
          variant="subtle"
          loading={save.isPending}
          onClick={() => save.mutate(now, { onSuccess: () => sayDone('case-filters.saved') })}
          leftSection={<IconBookmarkPlus size={18} aria-hidden="true" />}
        >
          {t('case-filters.save')}
        </Button>
      )}
      <ProblemAlert error={save.error ?? remove.error} />
    </div>
  );
}

function keptOf({ status, step, governorate, assignee, alert }: CaseFilter): Kept {
  return {
    status: caseStatuses.has(status) ? status : null,
    step: journeySteps.has(step) ? step : null,
    governorate: governorates.has(governorate) ? governorate : null,
    assignee: assigneeFilters.has(assignee) ? assignee : null,
    alert: caseAlerts.has(alert) ? alert : null,
  };
}

function filterOf({ status, step, governorate, assignee, alert }: Kept): CaseFilter {
  return {
    status: status ?? '',
    step: step ?? '',
    governorate: governorate ?? '',
    assignee: assignee ?? '',
    alert: alert ?? '',
    assigneeId: '',
  };
}

function same(one: Kept, other: Kept): boolean {
  return (['status', 'step', 'governorate', 'assignee', 'alert'] as const).every((part) => one[part] === other[part]);
}

function labelOf({ assignee, status, step, governorate, alert }: Kept, { code, list }: Words): string {
  return list([
    ...(assignee === null ? [] : [code(assigneeFilters, assignee)]),
    ...(status === null ? [] : [code(caseStatuses, status)]),
    ...(step === null ? [] : [code(journeySteps, step)]),
    ...(governorate === null ? [] : [code(governorates, governorate)]),
    ...(alert === null ? [] : [code(caseAlerts, alert)]),
  ]);
}
