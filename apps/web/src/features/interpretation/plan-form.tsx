import { useState, type FormEvent } from 'react';
import { Button, Checkbox, Group, NumberInput, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import {
  governorates,
  interpretationModes,
  interpretationOccasions,
  interpretationPlaces,
  interpreterWishes,
  type Governorate,
  type InterpretationMode,
  type InterpretationOccasion,
  type InterpretationPlace,
  type InterpretationView,
  type InterpreterId,
  type InterpreterWish,
  type SessionWish,
} from '@himaya/domain';
import { languageCodes } from '../../platform/code-choices';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useFitting, usePlan, useReloadInterpretation } from './interpretation.queries';

const instantOf = (local: string): string | null => (local === '' ? null : new Date(local).toISOString());

/** When, how and what for; then who of the roster fits and is free. */
export function PlanForm({ view }: { readonly view: InterpretationView }) {
  const { t, options, languageName } = useWords();
  const { number } = useDates();
  const sayDone = useSayDone();
  const reload = useReloadInterpretation();
  const plan = usePlan(view);
  const languages = view.person !== null && view.person.languages.length > 0 ? view.person.languages : languageCodes;
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [mode, setMode] = useState<InterpretationMode>('in-person');
  const [place, setPlace] = useState<InterpretationPlace>('requesting-unit');
  const [governorate, setGovernorate] = useState<Governorate>(view.person?.governorate ?? 'baghdad');
  const [occasion, setOccasion] = useState<InterpretationOccasion>('interview');
  const [language, setLanguage] = useState<string>(languages[0] ?? 'ar');
  const [wish, setWish] = useState<InterpreterWish>(view.wish);
  const [held, setHeld] = useState(false);
  const [minutes, setMinutes] = useState<number | null>(null);
  const [chosen, setChosen] = useState<InterpreterId | null>(null);
  const [tried, setTried] = useState(false);
  const [begins, ends] = [instantOf(from), instantOf(to)];
  const inPerson = mode === 'in-person';
  const wanted: SessionWish | null =
    begins === null || ends === null || begins >= ends
      ? null
      : { from: begins, to: ends, mode, language, wish, ...(inPerson ? { governorate } : {}) };
  const fitting = useFitting(view.referralId, wanted);
  const found = fitting.data?.items ?? [];
  const interpreterId = found.find(({ id }) => id === chosen)?.id ?? null;
  const missing = (value: unknown): string | undefined => (tried && value === null ? t('field.required') : undefined);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (wanted === null || interpreterId === null || (held && minutes === null)) return;
    plan.mutate(
      { ...wanted, interpreterId, occasion, ...(inPerson ? { place } : {}), ...(held ? { minutes } : {}) },
      {
        onSuccess: () => {
          sayDone('interp.done');
          setFrom('');
          setTo('');
          setTried(false);
        },
      },
    );
  };
  return (
    <Panel title={t('interp.plan')} icon={<IconCalendarPlus size={20} aria-hidden="true" />}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
            <TextInput
              type="datetime-local"
              label={t('interp.from')}
              value={from}
              onChange={(event) => setFrom(event.currentTarget.value)}
              error={missing(begins)}
            />
            <TextInput
              type="datetime-local"
              label={t('interp.to')}
              value={to}
              onChange={(event) => setTo(event.currentTarget.value)}
              error={missing(ends) ?? (begins !== null && ends !== null && begins >= ends ? t('field.date.order') : undefined)}
            />
            <Select
              label={t('interp.occasion')}
              data={options(interpretationOccasions)}
              value={occasion}
              onChange={(value) => interpretationOccasions.has(value) && setOccasion(value)}
              allowDeselect={false}
            />
            <Select
              label={t('interp.mode')}
              data={options(interpretationModes)}
              value={mode}
              onChange={(value) => interpretationModes.has(value) && setMode(value)}
              allowDeselect={false}
            />
            {inPerson && (
              <>
                <Select
                  label={t('interp.place')}
                  description={t('interp.place-hint')}
                  data={options(interpretationPlaces)}
                  value={place}
                  onChange={(value) => interpretationPlaces.has(value) && setPlace(value)}
                  allowDeselect={false}
                  inputWrapperOrder={['label', 'input', 'description', 'error']}
                />
                <Select
                  label={t('interp.where')}
                  data={options(governorates)}
                  value={governorate}
                  onChange={(value) => governorates.has(value) && setGovernorate(value)}
                  allowDeselect={false}
                />
              </>
            )}
            <Select
              label={t('interp.language')}
              data={languages.map((value) => ({ value, label: languageName(value) }))}
              value={language}
              onChange={(value) => value !== null && setLanguage(value)}
              allowDeselect={false}
            />
            <Select
              label={t('interp.wish')}
              data={options(interpreterWishes)}
              value={wish}
              onChange={(value) => interpreterWishes.has(value) && setWish(value)}
              allowDeselect={false}
            />
          </SimpleGrid>
          <Checkbox label={t('interp.was-held')} checked={held} onChange={(event) => setHeld(event.currentTarget.checked)} />
          {held && (
            <NumberInput
              label={t('interp.minutes')}
              min={1}
              max={720}
              allowDecimal={false}
              value={minutes ?? ''}
              onChange={(value) => setMinutes(typeof value === 'number' ? value : null)}
              error={missing(minutes)}
              maw="14rem"
            />
          )}
          {wanted !== null && fitting.data && found.length === 0 ? (
            <Text role="status">{t('interp.no-fit')}</Text>
          ) : (
            <Select
              label={t('interp.find')}
              data={found.map((one) => ({ value: one.id, label: `${one.name} · ${t('interp.number', { number: number(one.number) })}` }))}
              value={interpreterId}
              onChange={(value) => setChosen(found.find(({ id }) => id === value)?.id ?? null)}
              disabled={wanted === null || found.length === 0}
              error={wanted === null ? undefined : missing(interpreterId)}
            />
          )}
          <ProblemAlert error={plan.error} onReload={reload} />
          <Group>
            <Button type="submit" loading={plan.isPending}>
              {t('interp.send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
