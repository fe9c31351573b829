import { useState, type FormEvent } from 'react';
import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useAbility } from '@casl/react';
import { IconPlaneDeparture } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AppAbility } from '@himaya/auth';
import {
  localDay,
  routes,
  travelFitness,
  travelFitnessDays,
  type CaseView,
  type IsoDate,
  type StateTravelFitnessBody,
  type TravelFitness,
} from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { caseKey } from '../case-record';

const dayAfter = (days: number): IsoDate => localDay(new Date(Date.now() + days * 86_400_000));

/** Where health care says whether the person may travel; drawn for those who may. */
export function TravelFitnessPanel({ record }: { readonly record: CaseView }) {
  const { t, options } = useWords();
  const ability = useAbility<AppAbility>();
  const client = useQueryClient();
  const sayDone = useSayDone();
  const [fitness, setFitness] = useState<TravelFitness | null>(null);
  const [until, setUntil] = useState<IsoDate | null>(null);
  const [tried, setTried] = useState(false);
  const state = useMutation({
    mutationFn: (body: StateTravelFitnessBody) => call(routes.stateTravelFitness, { params: { id: record.id }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: caseKey(record.id) }),
  });
  if (!ability.can('record', 'HealthCare') || record.status !== 'open' || !record.access.write.includes('health')) return null;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (fitness === null || until === null) return;
    state.mutate(
      { fitness, validUntil: until },
      {
        onSuccess: () => {
          sayDone('travel.done');
          setFitness(null);
          setUntil(null);
          setTried(false);
        },
      },
    );
  };
  const missing = (value: unknown): string | undefined => (tried && value === null ? t('field.required') : undefined);
  return (
    <Panel title={t('travel.title')} icon={<IconPlaneDeparture size={20} aria-hidden="true" />}>
      <form noValidate onSubmit={submit}>
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {t('travel.text')}
          </Text>
          <Select
            label={t('travel.title')}
            data={options(travelFitness)}
            value={fitness}
            onChange={(chosen) => setFitness(travelFitness.has(chosen) ? chosen : null)}
            error={missing(fitness)}
            required
          />
          <DateField
            label={t('travel.until')}
            value={until}
            onChange={setUntil}
            error={missing(until)}
            minDate={dayAfter(0)}
            maxDate={dayAfter(travelFitnessDays)}
            required
          />
          <ProblemAlert error={state.error} />
          <Group justify="flex-end">
            <Button type="submit" loading={state.isPending}>
              {t('travel.state')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
