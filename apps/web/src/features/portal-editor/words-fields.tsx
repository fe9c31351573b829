import { Fieldset, Stack, Textarea, TextInput } from '@mantine/core';
import { interfaceLanguages, portalLimits, strangeLinksIn, type IsoDate, type PortalTexts, type PortalWords } from '@himaya/domain';
import { directionOf } from '../../platform/i18n';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';

/** Words while they are being written: the day may be open. */
export interface Writing {
  readonly day: IsoDate | null;
  readonly texts: PortalTexts;
}

const none = { title: '', body: '' };
export const nothingWritten: Writing = { day: null, texts: { ar: none, ckb: none, en: none } };

/** What can be sent; null while something is missing or leads elsewhere than to https. */
export function writtenWords({ day, texts }: Writing): PortalWords | null {
  const strange = interfaceLanguages.some((language) => strangeLinksIn(texts[language].body));
  return day === null || texts.ar.title.trim() === '' || strange ? null : { day, texts };
}

interface Props {
  readonly writing: Writing;
  readonly onChange: (writing: Writing) => void;
  /** Whether somebody tried to send: what is missing is marked then. */
  readonly tried: boolean;
}

/** The day, and title and text in each of the three languages. */
export function WordsFields({ writing, onChange, tried }: Props) {
  const { t, languageName } = useWords();
  const { day, texts } = writing;
  const change = (language: keyof PortalTexts, changed: Partial<PortalTexts['ar']>): void =>
    onChange({ day, texts: { ...texts, [language]: { ...texts[language], ...changed } } });
  return (
    <Stack gap="lg">
      <DateField
        label={t('portal-editor.day')}
        value={day}
        onChange={(value) => onChange({ day: value, texts })}
        error={tried && day === null ? t('field.required') : undefined}
        required
      />
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
              maxLength={portalLimits.body}
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
