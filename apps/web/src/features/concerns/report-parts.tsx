import { ActionIcon, Alert, Group, NativeSelect, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { IconMinus, IconPhoneCall, IconPlus } from '@tabler/icons-react';
import {
  concernKinds,
  concernPlaces,
  concernSigns,
  detectionChannels,
  governorates,
  labourChecklist,
  labourDecisions,
  safeContacts,
  type ConcernSign,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { OneOf, SomeOf } from './choices';
import { DutyPhonesOf } from './duty-phones';
import classes from './concerns.module.css';
import type { PartProps } from './report-form';
import { whens } from './report-values';

const mostPeople = 500;
/** What the front line is; a report of anybody else is rare. */
const reporters = [
  'airport', 'border', 'transport', 'port', 'idp-camp', 'labour-inspection', 'hotline', 'police', 'residence-directorate', 'health-facility',
  'school', 'local-authority', 'other-government', 'other',
] as const; // prettier-ignore

/** The first question, because it decides how fast somebody must come. */
export function DangerPart({ values, onChange }: PartProps) {
  const { t, options } = useWords();
  return (
    <Stack gap="md">
      <OneOf
        label={t('concern.danger')}
        value={values.danger ? 'yes' : 'no'}
        options={[
          { value: 'yes', label: t('concern.danger-yes'), alarm: true },
          { value: 'no', label: t('concern.danger-no') },
        ]}
        onChange={(chosen) => onChange({ danger: chosen === 'yes' })}
      />
      {values.danger && (
        <Alert color="danger" icon={<IconPhoneCall aria-hidden="true" />}>
          <Stack gap="sm">
            {t('concern.danger-text')}
            <DutyPhonesOf governorate={values.governorate} />
          </Stack>
        </Alert>
      )}
      <OneOf label={t('concern.kind')} value={values.kind} options={options(concernKinds)} onChange={(kind) => onChange({ kind })} />
    </Stack>
  );
}

export function WherePart({ values, onChange, error }: PartProps) {
  const { t, options } = useWords();
  const { number } = useDates();
  const step = (by: number): void => onChange({ peopleCount: Math.min(mostPeople, Math.max(1, values.peopleCount + by)) });
  return (
    <Stack gap="md">
      <NativeSelect
        size="lg"
        label={t('concern.channel')}
        withAsterisk
        value={values.channel ?? ''}
        data={[{ value: '', label: '—' }, ...options(detectionChannels, reporters)]}
        error={error('channel')}
        onChange={({ currentTarget: { value } }) => onChange({ channel: detectionChannels.has(value) ? value : null })}
      />
      <NativeSelect
        size="lg"
        label={t('case.governorate')}
        value={values.governorate}
        data={options(governorates)}
        onChange={({ currentTarget: { value } }) => governorates.has(value) && onChange({ governorate: value })}
      />
      <NativeSelect
        size="lg"
        label={t('concern.place-kind')}
        withAsterisk
        value={values.placeKind ?? ''}
        data={[{ value: '', label: '—' }, ...options(concernPlaces)]}
        error={error('placeKind')}
        onChange={({ currentTarget: { value } }) => onChange({ placeKind: concernPlaces.has(value) ? value : null })}
      />
      <TextInput
        size="lg"
        label={t('concern.place')}
        maxLength={300}
        autoComplete="off"
        value={values.place}
        error={error('place')}
        onChange={({ currentTarget: { value } }) => onChange({ place: value })}
      />
      <OneOf
        label={t('concern.seen')}
        value={values.when}
        options={whens.map((value) => ({ value, label: t(`concern.seen-${value}`) }))}
        error={error('seenAt')}
        onChange={(when) => onChange({ when })}
      />
      <div role="group" aria-label={t('concern.people')}>
        <Text fw={600} component="div">
          {t('concern.people')}
        </Text>
        <div className={classes.counter}>
          <ActionIcon size={52} variant="default" aria-label={t('concern.fewer')} onClick={() => step(-1)}>
            <IconMinus aria-hidden="true" />
          </ActionIcon>
          <output className={classes.count}>{number(values.peopleCount)}</output>
          <ActionIcon size={52} variant="default" aria-label={t('concern.more')} onClick={() => step(1)}>
            <IconPlus aria-hidden="true" />
          </ActionIcon>
        </div>
        {error('peopleCount') && (
          <Text size="sm" c="var(--mantine-color-error)">
            {error('peopleCount')}
          </Text>
        )}
      </div>
    </Stack>
  );
}

/** What was seen; the labour inspection goes through its checklist and says what it is. */
export function SignsPart(props: PartProps) {
  const { values, onChange, error } = props;
  const { t, options } = useWords();
  if (values.kind === 'labour-case') return <LabourPart {...props} />;
  return (
    <SomeOf
      label={t('concern.signs')}
      hint={t('concern.signs-hint')}
      options={options(concernSigns)}
      value={values.signs}
      error={error('signs')}
      onChange={(signs) => onChange({ signs })}
    />
  );
}

function LabourPart({ values, onChange, error }: PartProps) {
  const { t, code, options } = useWords();
  const without = (list: readonly ConcernSign[], sign: ConcernSign): ConcernSign[] => list.filter((one) => one !== sign);
  const answerOf = (sign: ConcernSign): string =>
    values.signs.includes(sign) ? 'yes' : values.signsAbsent.includes(sign) ? 'no' : 'unknown';
  const answer = (sign: ConcernSign, given: string): void =>
    onChange({
      signs: given === 'yes' ? [...without(values.signs, sign), sign] : without(values.signs, sign),
      signsAbsent: given === 'no' ? [...without(values.signsAbsent, sign), sign] : without(values.signsAbsent, sign),
    });
  const wrong = error('signsAbsent') ?? error('signs');
  return (
    <Stack gap="md">
      <fieldset className={classes.group} aria-invalid={wrong ? true : undefined} tabIndex={wrong ? -1 : undefined}>
        <legend className={classes.legend}>{t('concern.checklist')}</legend>
        <Text size="sm" c="dimmed">
          {t('concern.checklist-hint')}
        </Text>
        {labourChecklist.map((sign) => (
          <div key={sign} className={classes.check}>
            <span>{code(concernSigns, sign)}</span>
            <SegmentedControl
              aria-label={code(concernSigns, sign)}
              size="md"
              value={answerOf(sign)}
              data={(['yes', 'no', 'unknown'] as const).map((value) => ({ value, label: t(`concern.seen-${value}`) }))}
              onChange={(given) => answer(sign, given)}
            />
          </div>
        ))}
        {wrong && (
          <Text size="sm" c="var(--mantine-color-error)">
            {wrong}
          </Text>
        )}
      </fieldset>
      <TextInput
        size="lg"
        label={t('concern.employer')}
        maxLength={300}
        autoComplete="off"
        value={values.employer}
        onChange={({ currentTarget: { value } }) => onChange({ employer: value })}
      />
      <OneOf
        label={t('concern.labour-decision')}
        value={values.labourDecision}
        options={options(labourDecisions)}
        error={error('labourDecision')}
        onChange={(labourDecision) => onChange({ labourDecision })}
      />
    </Stack>
  );
}

export function WordsPart({ values, onChange, error }: PartProps) {
  const { t, options } = useWords();
  return (
    <Stack gap="md">
      <Textarea
        size="lg"
        label={t('concern.narrative')}
        maxLength={4000}
        autosize
        minRows={3}
        value={values.narrative}
        error={error('narrative')}
        onChange={({ currentTarget: { value } }) => onChange({ narrative: value })}
      />
      <Group grow preventGrowOverflow={false} align="flex-end">
        <NativeSelect
          size="lg"
          label={t('concern.safe-contact')}
          value={values.safeContact}
          data={options(safeContacts)}
          onChange={({ currentTarget: { value } }) => safeContacts.has(value) && onChange({ safeContact: value })}
        />
        <TextInput
          size="lg"
          label={t('concern.callback')}
          maxLength={200}
          autoComplete="off"
          value={values.callback}
          onChange={({ currentTarget: { value } }) => onChange({ callback: value })}
        />
      </Group>
    </Stack>
  );
}
