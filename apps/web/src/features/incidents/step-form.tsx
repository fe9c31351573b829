import { useState } from 'react';
import { Button, Group, Select, Stack, Textarea } from '@mantine/core';
import {
  incidentRisks,
  incidentSteps,
  tellingWays,
  type IncidentRisk,
  type IncidentStep,
  type IncidentView,
  type TellingWay,
} from '@himaya/domain';
import { useWords } from '../../platform/words';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useTakeStep } from './incidents.queries';

/** Takes one of the steps that can be taken now, with what it needs. */
export function StepForm({ incident }: { readonly incident: IncidentView }) {
  const { t, options } = useWords();
  const sayDone = useSayDone();
  const [step, setStep] = useState<IncidentStep | null>(incident.available[0] ?? null);
  const [risk, setRisk] = useState<IncidentRisk>('possible');
  const [way, setWay] = useState<TellingWay>('in-person');
  const [note, setNote] = useState('');
  const [caseIds, setCaseIds] = useState('');
  const take = useTakeStep(incident);
  const ids = caseIds.split(/\s+/).filter(Boolean);
  const send = (): void => {
    if (step === null) return;
    const body = {
      step,
      ...(step === 'assess' ? { risk } : {}),
      ...(step === 'tell-persons' ? { way } : {}),
      ...(note.trim() ? { note: note.trim() } : {}),
      ...(ids.length > 0 ? { caseIds: ids } : {}),
    };
    take.mutate(body, { onSuccess: () => sayDone('incidents.taken') });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Stack gap="md">
        <Select
          label={t('incidents.step')}
          data={options(incidentSteps, incident.available)}
          value={step}
          allowDeselect={false}
          onChange={(chosen) => incidentSteps.has(chosen) && setStep(chosen)}
        />
        {step === 'assess' && (
          <>
            <Select
              label={t('incidents.risk')}
              data={options(incidentRisks)}
              value={risk}
              allowDeselect={false}
              onChange={(chosen) => incidentRisks.has(chosen) && setRisk(chosen)}
            />
            <Textarea
              label={t('incidents.case-ids')}
              value={caseIds}
              dir="ltr"
              autosize
              onChange={(event) => setCaseIds(event.currentTarget.value)}
            />
          </>
        )}
        {step === 'tell-persons' && (
          <Select
            label={t('incidents.way')}
            data={options(tellingWays)}
            value={way}
            allowDeselect={false}
            onChange={(chosen) => tellingWays.has(chosen) && setWay(chosen)}
          />
        )}
        <Textarea
          label={t('incidents.note')}
          value={note}
          maxLength={4000}
          autosize
          minRows={2}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <ProblemAlert error={take.error} />
        <Group>
          <Button type="submit" loading={take.isPending}>
            {t('incidents.take')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
