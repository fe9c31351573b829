import { useState } from 'react';
import { Fieldset, Group, MultiSelect, Stack, Textarea, TextInput } from '@mantine/core';
import {
  chaptersOf,
  committeeReportChapters,
  committeeReportLimits,
  interfaceLanguages,
  type CommitteeReportText,
  type CommitteeReportView,
  type ReleaseId,
} from '@himaya/domain';
import { directionOf } from '../../platform/i18n';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { DraftForm } from '../../ui/draft-form';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { usePublishedTables, useReloadCommitteeReports, useSaveCommitteeReport } from './committee-reports.queries';
import { useReportPeriod } from './report-periods';

/** The words of a draft, chapter by chapter in each language; the letter of a quarter; the tables of a year. */
export function WriteReport({ one }: { readonly one: CommitteeReportView }) {
  const { t, code, languageName } = useWords();
  const sayDone = useSayDone();
  const save = useSaveCommitteeReport(one);
  const reload = useReloadCommitteeReports();
  const [texts, setTexts] = useState<readonly CommitteeReportText[]>(() =>
    chaptersOf(one.kind).map((chapter) => one.texts.find((text) => text.chapter === chapter) ?? { chapter, ar: '', ckb: '', en: '' }),
  );
  const [letterNumber, setLetterNumber] = useState(one.letterNumber ?? '');
  const [letterDate, setLetterDate] = useState(one.letterDate);
  const [releases, setReleases] = useState<readonly ReleaseId[]>(one.releases);
  const send = (): void =>
    save.mutate(
      { texts, letterNumber: letterNumber.trim() || null, letterDate, releases },
      { onSuccess: () => sayDone('committee-reports.saved') },
    );
  return (
    <Panel title={t('committee-reports.write')}>
      <DraftForm
        warning={t('committee-reports.nobody')}
        saving={save}
        saveLabel={t('committee-reports.save')}
        onSave={send}
        onReload={reload}
      >
        {one.kind === 'quarterly' && (
          <Group align="flex-start" grow>
            <TextInput
              label={t('committee-reports.letter-number')}
              value={letterNumber}
              onChange={({ currentTarget: { value } }) => setLetterNumber(value)}
              maxLength={committeeReportLimits.letter}
            />
            <DateField label={t('committee-reports.letter-date')} value={letterDate} onChange={setLetterDate} />
          </Group>
        )}
        {one.kind === 'annual' && <Tables chosen={releases} onChange={setReleases} />}
        {texts.map((text) => (
          <Fieldset key={text.chapter} legend={code(committeeReportChapters, text.chapter)}>
            <Stack gap="md">
              {interfaceLanguages.map((language) => (
                <Textarea
                  key={language}
                  label={languageName(language)}
                  value={text[language]}
                  onChange={({ currentTarget: { value } }) =>
                    setTexts(texts.map((each) => (each.chapter === text.chapter ? { ...each, [language]: value } : each)))
                  }
                  maxLength={committeeReportLimits.text}
                  lang={language}
                  dir={directionOf(language)}
                  autosize
                  minRows={language === 'ar' ? 4 : 2}
                  maxRows={20}
                  required={language === 'ar'}
                />
              ))}
            </Stack>
          </Fieldset>
        ))}
      </DraftForm>
    </Panel>
  );
}

interface TablesProps {
  readonly chosen: readonly ReleaseId[];
  readonly onChange: (chosen: readonly ReleaseId[]) => void;
}

function Tables({ chosen, onChange }: TablesProps) {
  const { t, name, list } = useWords();
  const periodName = useReportPeriod();
  const tables = usePublishedTables();
  const found = tables.data?.items ?? [];
  const gone = chosen.filter((id) => !found.some((one) => one.id === id));
  return (
    <>
      <MultiSelect
        label={t('committee-reports.tables')}
        description={t('committee-reports.tables-hint')}
        data={[
          ...found.map(({ id, measure, by, period }) => ({
            value: id,
            label: `${name(measure.name)} · ${periodName(period.id)}${by.length === 0 ? '' : ` · ${list(by.map((each) => t(`statistics-dimension.${each}`)))}`}`,
          })),
          ...gone.map((id) => ({ value: id, label: id })),
        ]}
        value={[...chosen]}
        onChange={(values) => onChange(values)}
        maxValues={committeeReportLimits.releases}
        searchable
        required
      />
      <ProblemAlert error={tables.error} />
    </>
  );
}
