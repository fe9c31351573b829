import { useState } from 'react';
import { Button, Select } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { localDay, planOfYear, yearPlanRules, type PlanRef } from '@himaya/domain';
import { useNavigate } from 'react-router';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { useDraftPlan } from './year-plan.queries';

/** Begins a year's plan as a copy of an adopted one; the next year that has none is offered first. */
export function DraftPlanButton({ plans }: { readonly plans: readonly PlanRef[] }) {
  const { t, name } = useWords();
  const { number } = useDates();
  const navigate = useNavigate();
  const draft = useDraftPlan();
  const running = Number(localDay(new Date()).slice(0, 4));
  const years = Array.from({ length: yearPlanRules.yearsAhead + 1 }, (_, n) => String(running + n)).filter(
    (year) => planOfYear(plans, Number(year)) === undefined,
  );
  const sources = plans.filter(({ state }) => state === 'adopted');
  const [opened, setOpened] = useState(false);
  const [year, setYear] = useState(years.find((one) => Number(one) > running) ?? years[0]);
  const [from, setFrom] = useState(sources[0]?.id);
  if (year === undefined || from === undefined) return null;
  return (
    <>
      <Button variant="default" leftSection={<IconCopy size={18} aria-hidden="true" />} onClick={() => setOpened(true)} data-no-print>
        {t('year-plan.draft')}
      </Button>
      <ConfirmDialog
        opened={opened}
        title={t('year-plan.draft')}
        text={t('year-plan.draft-how')}
        confirmLabel={t('year-plan.draft-now')}
        busy={draft.isPending}
        error={draft.error}
        onClose={() => setOpened(false)}
        onConfirm={() =>
          draft.mutate(
            { from, year: Number(year) },
            {
              onSuccess: ({ plan }) => {
                setOpened(false);
                void navigate(`/plan?plan=${plan.id}`);
              },
            },
          )
        }
      >
        <Select
          label={t('year-plan.year')}
          data={years.map((value) => ({ value, label: number(value) }))}
          value={year}
          onChange={(value) => value !== null && setYear(value)}
          allowDeselect={false}
        />
        <Select
          label={t('year-plan.from')}
          data={sources.map(({ id, title }) => ({ value: id, label: name(title) }))}
          value={from}
          onChange={(value) => value !== null && setFrom(value)}
          allowDeselect={false}
        />
      </ConfirmDialog>
    </>
  );
}
