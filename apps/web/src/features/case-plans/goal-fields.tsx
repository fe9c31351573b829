import { ActionIcon, Button, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { planStepStates, services, type UnitRef } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { Panel } from '../../ui/panel';
import { useUnits } from '../directory';
import { emptyStep, type GoalValues, type PlanErrors, type StepValues } from './plan-values';
import classes from './plan.module.css';

interface Props {
  readonly goal: GoalValues;
  readonly place: number;
  readonly errors: PlanErrors;
  readonly responsible: UnitRef;
  /** Units that own steps already, whether or not the directory lists them. */
  readonly known: readonly UnitRef[];
  readonly onChange: (goal: GoalValues) => void;
  readonly onRemove?: () => void;
}

/** One goal with its steps: who does what, and by when. */
export function GoalFields({ goal, place, errors, responsible, known, onChange, onRemove }: Props) {
  const { t, options, name, fieldError } = useWords();
  const { number } = useDates();
  const units = useUnits({});
  const error = (path: string): string | undefined => (errors[path] ? fieldError(errors[path]) : undefined);
  const owners = new Map([responsible, ...known, ...(units.data ?? [])].map((unit) => [unit.id, name(unit.name)]));
  const change = (at: number, part: Partial<StepValues>): void =>
    onChange({ ...goal, steps: goal.steps.map((step, index) => (index === at ? { ...step, ...part } : step)) });
  return (
    <Panel
      title={t('plan.goal-number', { number: number(place + 1) })}
      actions={
        onRemove && (
          <ActionIcon variant="subtle" color="danger" aria-label={t('plan.remove-goal', { number: number(place + 1) })} onClick={onRemove}>
            <IconTrash size={18} aria-hidden="true" />
          </ActionIcon>
        )
      }
    >
      <Stack gap="md">
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
          <TextInput
            label={t('plan.goal')}
            value={goal.goal}
            onChange={(event) => onChange({ ...goal, goal: event.currentTarget.value })}
            error={error(`goals.${place}.goal`)}
            maxLength={400}
            required
          />
          <Select
            label={t('plan.goal-service')}
            placeholder={t('plan.no-service')}
            data={options(services)}
            value={goal.service}
            onChange={(service) => onChange({ ...goal, service: services.has(service) ? service : null })}
            clearable
          />
        </SimpleGrid>
        {goal.steps.map((step, at) => (
          <fieldset key={at} className={classes.step}>
            <legend>{t('plan.step-number', { number: number(at + 1) })}</legend>
            <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
              <TextInput
                label={t('plan.step')}
                value={step.step}
                onChange={(event) => change(at, { step: event.currentTarget.value })}
                error={error(`goals.${place}.steps.${at}.step`)}
                maxLength={400}
                required
              />
              <Select
                label={t('plan.owner')}
                data={[...owners].map(([value, label]) => ({ value, label }))}
                value={step.ownerUnitId}
                onChange={(ownerUnitId) => change(at, { ownerUnitId: ownerUnitId })}
                error={error(`goals.${place}.steps.${at}.ownerUnitId`)}
                searchable
                nothingFoundMessage={t('state.nothing-found')}
                required
              />
              <TextInput
                label={t('plan.owner-name')}
                value={step.ownerName}
                onChange={(event) => change(at, { ownerName: event.currentTarget.value })}
                maxLength={100}
              />
              <DateField
                label={t('plan.due-on')}
                description={t('plan.step-is-work')}
                value={step.dueOn}
                onChange={(dueOn) => change(at, { dueOn })}
              />
              <Select
                label={t('plan.state')}
                data={options(planStepStates)}
                value={step.state}
                onChange={(state) => planStepStates.has(state) && change(at, { state })}
                allowDeselect={false}
              />
            </SimpleGrid>
            <Button
              variant="subtle"
              color="danger"
              size="sm"
              className={classes.add}
              leftSection={<IconTrash size={16} aria-hidden="true" />}
              onClick={() => onChange({ ...goal, steps: goal.steps.filter((_, index) => index !== at) })}
            >
              {t('plan.remove-step', { number: number(at + 1) })}
            </Button>
          </fieldset>
        ))}
        {goal.steps.length < 12 && (
          <Button
            variant="light"
            size="sm"
            className={classes.add}
            leftSection={<IconPlus size={16} aria-hidden="true" />}
            onClick={() => onChange({ ...goal, steps: [...goal.steps, emptyStep(responsible.id)] })}
          >
            {t('plan.add-step')}
          </Button>
        )}
      </Stack>
    </Panel>
  );
}
