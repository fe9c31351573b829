import { useState, type FormEvent } from 'react';
import { Button, Checkbox, Group, MultiSelect, Select, Stack, TextInput } from '@mantine/core';
import {
  governorates,
  hearingCourts,
  hearingProtections,
  hearingPurposes,
  type Governorate,
  type HearingCourt,
  type HearingProtection,
  type HearingPurpose,
  type LegalMatterView,
} from '@himaya/domain';
import { useWords } from '../../platform/words';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { usePlanHearing } from './legal-aid.queries';

/** Writes a hearing into the calendar. */
export function HearingForm({ matter, onDone }: { readonly matter: LegalMatterView; readonly onDone: () => void }) {
  const { t, options } = useWords();
  const sayDone = useSayDone();
  const plan = usePlanHearing(matter);
  const [court, setCourt] = useState<HearingCourt | null>(matter.child ? 'juvenile' : null);
  const [place, setPlace] = useState<Governorate | null>('baghdad');
  const [purpose, setPurpose] = useState<HearingPurpose | null>(null);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [lawyer, setLawyer] = useState<string | null>(null);
  const [protections, setProtections] = useState<string[]>([]);
  const [interpreterAsked, setInterpreter] = useState(false);
  const [tried, setTried] = useState(false);
  const required = (missing: boolean): string | undefined => (tried && missing ? t('field.required') : undefined);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (court === null || place === null || purpose === null || from === '' || to === '') return;
    plan.mutate(
      {
        court,
        governorate: place,
        purpose,
        startsAt: new Date(from).toISOString(),
        endsAt: new Date(to).toISOString(),
        lawyerId: matter.lawyers.find(({ id }) => id === lawyer)?.id ?? null,
        protections: protections.filter((one): one is HearingProtection => hearingProtections.has(one)),
        interpreterAsked,
      },
      {
        onSuccess: () => {
          sayDone('legal.done');
          onDone();
        },
      },
    );
  };
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <Select
          label={t('hearing.court')}
          data={options(hearingCourts)}
          value={court}
          onChange={(value) => setCourt(hearingCourts.has(value) ? value : null)}
          error={required(court === null)}
        />
        <Select
          label={t('hearing.place')}
          data={options(governorates)}
          value={place}
          onChange={(value) => setPlace(governorates.has(value) ? value : null)}
          error={required(place === null)}
          searchable
        />
        <Select
          label={t('hearing.purpose')}
          data={options(hearingPurposes)}
          value={purpose}
          onChange={(value) => setPurpose(hearingPurposes.has(value) ? value : null)}
          error={required(purpose === null)}
        />
        <Group gap="md" align="flex-start">
          <TextInput
            type="datetime-local"
            label={t('hearing.from')}
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
            error={required(from === '')}
          />
          <TextInput
            type="datetime-local"
            label={t('hearing.to')}
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
            error={required(to === '')}
          />
        </Group>
        <Select
          label={t('legal.lawyer')}
          description={t('hearing.lawyer-hint')}
          data={matter.lawyers.map(({ id, name }) => ({ value: id, label: name }))}
          value={lawyer}
          onChange={setLawyer}
          clearable
        />
        <MultiSelect
          label={t('hearing.protections')}
          description={t('hearing.protections-hint')}
          data={options(hearingProtections)}
          value={protections}
          onChange={setProtections}
        />
        <Checkbox
          label={t('hearing.interpreter')}
          checked={interpreterAsked}
          onChange={(event) => setInterpreter(event.currentTarget.checked)}
        />
        <ProblemAlert error={plan.error} />
        <Group>
          <Button type="submit" loading={plan.isPending}>
            {t('legal.save')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('legal.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
