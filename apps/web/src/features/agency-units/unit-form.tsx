import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { Button, Checkbox, Group, MultiSelect, Select, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core';
import { IconBuilding, IconClock, IconListCheck } from '@tabler/icons-react';
import { governorates, type ChangeAgencyUnitBody, type UnitKind } from '@himaya/domain';
import { languageCodes } from '../../platform/code-choices';
import { useWords } from '../../platform/words';
import { FormErrors } from '../../ui/form-errors';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { OffersField } from './offers-field';
import { bodyOf, faultsOf, type UnitValues } from './unit-values';

interface Props {
  readonly start: UnitValues;
  /** Null until it is chosen. */
  readonly kind: UnitKind | null;
  /** The choice of the kind, where the unit is new. */
  readonly kindField?: ReactNode;
  readonly saveLabel: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onReload?: () => void;
  readonly onSave: (body: ChangeAgencyUnitBody) => void;
}

const weekdays = [0, 1, 2, 3, 4, 5, 6] as const;

/** The facts of a unit that those who refer see of it. */
export function UnitForm({ start, kind, kindField, saveLabel, busy, error, onReload, onSave }: Props) {
  const { t, options, languageName } = useWords();
  const form = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState(start);
  const [attempt, setAttempt] = useState(0);
  const change = (changes: Partial<UnitValues>): void => setValues({ ...values, ...changes });
  const faults = faultsOf(values);
  const count = Object.values(faults).filter(Boolean).length + (kind === null ? 1 : 0);
  const words = (is: boolean, key: string): string | undefined => (attempt > 0 && is ? t(key) : undefined);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const body = kind && bodyOf(values, kind);
    if (body) onSave(body);
    else setAttempt(attempt + 1);
  };
  const name = (language: 'ar' | 'ckb' | 'en') => (
    <TextInput
      label={t(`agency-unit.name-${language}`)}
      value={values[language]}
      maxLength={200}
      lang={language}
      dir="auto"
      autoComplete="off"
      required
      error={words(faults[language], 'field.required')}
      onChange={(event) => change({ [language]: event.currentTarget.value })}
    />
  );
  const hoursFault = words(faults.hours, 'agency-unit.hours-wrong');

  return (
    <form ref={form} noValidate onSubmit={submit}>
      <Stack gap="lg">
        <FormErrors form={form} count={count} attempt={attempt} />
        <Panel title={t('agency-unit.names')} icon={<IconBuilding size={22} stroke={1.7} aria-hidden="true" />}>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
            {kindField}
            {name('ar')}
            {name('ckb')}
            {name('en')}
            <Select
              label={t('agency-unit.governorate')}
              data={options(governorates)}
              value={values.governorate}
              onChange={(chosen) => governorates.has(chosen) && change({ governorate: chosen })}
              error={words(faults.governorate, 'field.required')}
              searchable
              nothingFoundMessage={t('state.nothing-found')}
              required
            />
            <MultiSelect
              label={t('agency-unit.languages')}
              data={languageCodes.map((value) => ({ value, label: languageName(value) }))}
              value={[...values.languages]}
              maxValues={10}
              onChange={(languages) => change({ languages })}
              searchable
              hidePickedOptions
              nothingFoundMessage={t('state.nothing-found')}
            />
          </SimpleGrid>
        </Panel>
        {kind && (
          <Panel title={t('agency-unit.offers')} icon={<IconListCheck size={22} stroke={1.7} aria-hidden="true" />}>
            <OffersField kind={kind} offers={values.offers} onChange={(offers) => change({ offers })} />
          </Panel>
        )}
        <Panel title={t('agency-unit.desk')} icon={<IconClock size={22} stroke={1.7} aria-hidden="true" />}>
          <Stack gap="md">
            <Switch
              label={t('agency-unit.outside')}
              description={t('agency-unit.outside-hint')}
              checked={values.outside}
              onChange={(event) => change({ outside: event.currentTarget.checked })}
            />
            <Switch
              label={t('agency-unit.always-open')}
              checked={values.alwaysOpen}
              onChange={(event) => change({ alwaysOpen: event.currentTarget.checked })}
            />
            {!values.alwaysOpen && (
              <>
                <Checkbox.Group
                  label={t('agency-unit.days')}
                  value={values.days.map(String)}
                  onChange={(days) => change({ days: days.map(Number) })}
                  error={hoursFault}
                >
                  <Group gap="md" mt="xs">
                    {weekdays.map((day) => (
                      <Checkbox key={day} value={String(day)} label={t(`weekday.${day}`)} />
                    ))}
                  </Group>
                </Checkbox.Group>
                <SimpleGrid cols={{ base: 1, xs: 2 }} maw="24rem">
                  {(['opens', 'closes'] as const).map((end) => (
                    <TextInput
                      key={end}
                      type="time"
                      label={t(`agency-unit.${end}`)}
                      value={values[`${end}At`]}
                      error={hoursFault !== undefined}
                      onChange={(event) => change({ [`${end}At`]: event.currentTarget.value })}
                    />
                  ))}
                </SimpleGrid>
              </>
            )}
            <TextInput
              label={t('agency-unit.phone')}
              description={t('form.optional')}
              value={values.phone}
              maxLength={30}
              maw="24rem"
              dir="ltr"
              inputMode="tel"
              autoComplete="off"
              error={words(faults.phone, 'agency-unit.phone-wrong')}
              onChange={(event) => change({ phone: event.currentTarget.value })}
            />
          </Stack>
        </Panel>
        <ProblemAlert error={error} {...(onReload ? { onReload } : {})} />
        <Group justify="flex-end">
          <Button type="submit" size="lg" loading={busy}>
            {saveLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
