import { Fieldset, Stack, Textarea, TextInput } from '@mantine/core';
import {
  interfaceLanguages,
  portalLimits,
  strangeLinksIn,
  type IsoDate,
  type PortalKind,
  type PortalTexts,
  type PortalWords,
} from '@himaya/domain';
import { directionOf } from '../../platform/i18n';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { HelpFields, helpFaults, noHelpWritten, writtenHelp, type HelpWriting } from './help-fields';

/** Words while they are being written: the day may be open. */
export interface Writing {
  readonly day: IsoDate | null;
  readonly texts: PortalTexts;
  readonly help: HelpWriting;
}

const none = { title: '', body: '' };
export const nothingWritten: Writing = { day: null, texts: { ar: none, ckb: none, en: none }, help: noHelpWritten };

/** How many fields are missing something, or lead elsewhere than to https. */
export function faultsIn(kind: PortalKind, { day, texts, help }: Writing): number {
  const strange = interfaceLanguages.filter((language) => strangeLinksIn(texts[language].body)).length;
  const unhelpful = kind === 'help' ? Object.keys(helpFaults(help)).length : 0;
  return Number(day === null) + Number(texts.ar.title.trim() === '') + strange + unhelpful;
}

/** What can be sent; null while a field is at fault. */
export function writtenWords(kind: PortalKind, writing: Writing): PortalWords | null {
  const { day, texts, help } = writing;
  if (day === null || faultsIn(kind, writing) > 0) return null;
  return { day, texts, help: kind === 'help' ? writtenHelp(help) : null };
}

interface Props {
  readonly kind: PortalKind;
  readonly writing: Writing;
  readonly onChange: (writing: Writing) => void;
  /** Whether somebody tried to send: what is missing is marked then. */
  readonly tried: boolean;
}

/** The day, facts of help where it is of help, and title and text in each of the three languages. */
export function WordsFields({ kind, writing, onChange, tried }: Props) {
  const { t, languageName } = useWords();
  const { day, texts, help } = writing;
  const change = (language: keyof PortalTexts, changed: Partial<PortalTexts['ar']>): void =>
    onChange({ ...writing, texts: { ...texts, [language]: { ...texts[language], ...changed } } });
  return (
    <Stack gap="lg">
      <DateField
        label={t(kind === 'help' ? 'portal-help.checked' : 'portal-editor.day')}
        value={day}
        onChange={(value) => onChange({ ...writing, day: value })}
        error={tried && day === null ? t('field.required') : undefined}
        required
      />
      {kind === 'help' && <HelpFields writing={help} onChange={(changed) => onChange({ ...writing, help: changed })} tried={tried} />}
      {interfaceLanguages.map((language) => (
        <Fieldset key={language} legend={languageName(language)}>
          <Stack gap="md">
            <TextInput
              label={t('portal-editor.item-title')}
              value={texts[language].title}
              onChange={({ currentTarget: { value } }) => change(language, { title: value })}
              maxLength={portalLimits.title}
              lang={language}
              dir={directionOf(language)}
              error={tried && language === 'ar' && texts.ar.title.trim() === '' ? t('field.required') : undefined}
              required={language === 'ar'}
            />
            <Textarea
              label={t('portal-editor.body')}
              description={t('portal-editor.body-how')}
              value={texts[language].body}
              onChange={({ currentTarget: { value } }) => change(language, { body: value })}
              maxLength={kind === 'help' ? portalLimits.help : portalLimits.body}
              lang={language}
              dir={directionOf(language)}
              autosize
              minRows={6}
              maxRows={24}
              error={strangeLinksIn(texts[language].body) ? t('field.link.not-https') : undefined}
            />
          </Stack>
        </Fieldset>
      ))}
    </Stack>
  );
}
