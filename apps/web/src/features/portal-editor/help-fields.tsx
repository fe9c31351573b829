import { Alert, Checkbox, Fieldset, MultiSelect, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { IconPhoneCheck } from '@tabler/icons-react';
import {
  decideHelp,
  governorates,
  helpAudiences,
  helpDays,
  isPortalLanguage,
  latinDigits,
  portalLanguages,
  type HelpFacts,
} from '@himaya/domain';
import { useWords } from '../../platform/words';

/** Facts of help while they are being written: numbers and hours as they are typed. */
export interface HelpWriting extends Omit<HelpFacts, 'phones' | 'opens' | 'closes'> {
  readonly phones: string;
  readonly opens: string;
  readonly closes: string;
}

export const noHelpWritten: HelpWriting = {
  phones: '', governorates: [], days: 'every-day', opens: '', closes: '', languages: ['ar', 'ckb'], free: true, audiences: ['everybody'],
}; // prettier-ignore

export const helpWritingOf = ({ phones, opens, closes, ...facts }: HelpFacts): HelpWriting => ({
  ...facts,
  phones: phones.join(', '),
  opens: opens ?? '',
  closes: closes ?? '',
});

const orNull = (text: string): string | null => (text.trim() === '' ? null : latinDigits(text.trim()));

/** As it would be sent. */
export const writtenHelp = ({ phones, opens, closes, ...facts }: HelpWriting): HelpFacts => ({
  ...facts,
  phones: phones
    .split(/[,،;\n]/)
    .map((one) => latinDigits(one.trim()))
    .filter((one) => one !== ''),
  opens: orNull(opens),
  closes: orNull(closes),
});

/** The first fault of each field, by its path; none where it can be sent. */
export function helpFaults(writing: HelpWriting): Readonly<Record<string, string>> {
  const decided = decideHelp('help', writtenHelp(writing));
  return decided.ok ? {} : Object.fromEntries((decided.errors ?? []).map(({ path, code }) => [path.replace('help.', ''), code]));
}

interface Props {
  readonly writing: HelpWriting;
  readonly onChange: (writing: HelpWriting) => void;
  readonly tried: boolean;
}

/** Whom to call, where, when and in which language. */
export function HelpFields({ writing, onChange, tried }: Props) {
  const { t, options, languageName } = useWords();
  const faults = tried ? helpFaults(writing) : {};
  const fault = (field: keyof HelpFacts): string | undefined => {
    if (!(field in faults)) return undefined;
    const told = writtenHelp(writing)[field];
    return Array.isArray(told) && told.length === 0 ? t('field.required') : t(`portal-help.fault.${field}`);
  };
  const change = (changed: Partial<HelpWriting>): void => onChange({ ...writing, ...changed });
  const text = (field: 'phones' | 'opens' | 'closes', how?: string) => (
    <TextInput
      label={t(`portal-help.${field}`)}
      description={how === undefined ? undefined : t(how)}
      value={writing[field]}
      onChange={({ currentTarget: { value } }) => change({ [field]: value })}
      inputMode={field === 'phones' ? 'tel' : undefined}
      dir="ltr"
      error={fault(field)}
      required={field === 'phones'}
    />
  );
  return (
    <Fieldset legend={t('portal-help.facts')}>
      <Stack gap="md">
        <Alert color="warn" icon={<IconPhoneCheck size={20} aria-hidden="true" />}>
          {t('portal-help.sure')}
        </Alert>
        {text('phones', 'portal-help.phones-how')}
        <Checkbox
          label={t('portal-help.free')}
          checked={writing.free}
          onChange={({ currentTarget: { checked } }) => change({ free: checked })}
        />
        <MultiSelect
          label={t('portal-help.governorates')}
          description={t('portal-help.governorates-how')}
          data={options(governorates).filter(({ value }) => value !== 'unknown' && value !== 'outside-country')}
          value={[...writing.governorates]}
          onChange={(values) => change({ governorates: values.filter((one) => governorates.has(one)) })}
          error={fault('governorates')}
          searchable
          hidePickedOptions
        />
        <Select
          label={t('portal-help.days')}
          data={options(helpDays)}
          value={writing.days}
          onChange={(value) => helpDays.has(value) && change({ days: value })}
          allowDeselect={false}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {text('opens', 'portal-help.hours-how')}
          {text('closes', 'portal-help.hours-how')}
        </SimpleGrid>
        <MultiSelect
          label={t('portal-help.languages')}
          data={portalLanguages.map((value) => ({ value, label: languageName(value) }))}
          value={[...writing.languages]}
          onChange={(values) => change({ languages: values.filter(isPortalLanguage) })}
          error={fault('languages')}
          searchable
          hidePickedOptions
          required
        />
        <MultiSelect
          label={t('portal-help.audiences')}
          data={options(helpAudiences)}
          value={[...writing.audiences]}
          onChange={(values) => change({ audiences: values.filter((one) => helpAudiences.has(one)) })}
          error={fault('audiences')}
          hidePickedOptions
          required
        />
      </Stack>
    </Fieldset>
  );
}
