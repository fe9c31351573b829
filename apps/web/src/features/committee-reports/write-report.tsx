import { Fieldset, Group, MultiSelect, Stack, Textarea, TextInput } from '@mantine/core';
import {
  committeeReportChapters,
  committeeReportLimits,
  interfaceLanguages,
  type CommitteeReportView,
  type ReleaseId,
} from '@himaya/domain';
import { directionOf } from '../../platform/i18n';
import { useWords } from '../../platform/words';
import type { Writing } from '../../platform/writing';
import { ChooseVersion } from '../../ui/both-versions';
import { DateField } from '../../ui/date-field';
import { DraftForm } from '../../ui/draft-form';
import { DraftNote, DraftRestored } from '../../ui/draft-note';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { usePublishedTables, useSaveCommitteeReport } from './committee-reports.queries';
import { useReportPeriod } from './report-periods';
import { useReportDifferences, type ReportWords } from './report-words';

interface WriteProps {
  readonly one: CommitteeReportView;
  readonly writing: Writing<ReportWords>;
}

/** The words of a draft, chapter by chapter in each language; the letter of a quarter; the tables of a year. */
export function WriteReport({ one, writing }: WriteProps) {
  const { t, code, languageName } = useWords();
  const sayDone = useSayDone();
  const save = useSaveCommitteeReport(one.id);
  const differences = useReportDifferences();
  const { values, newer } = writing;
  const { texts, letterNumber, letterDate, releases } = values;
  const change = (changed: Partial<ReportWords>): void => writing.change({ ...values, ...changed });
  const send = (): void => {
    if (newer !== null) return;
    save.mutate(
      {
        version: writing.version,
        body: { texts, letterNumber: letterNumber.trim() || null, letterDate, releases },
        onSaved: ({ version }) => writing.sent(values, version),
      },
      { onSuccess: () => sayDone('committee-reports.saved') },
    );
  };
  return (
    <Panel title={t('committee-reports.write')}>
      <DraftForm
        warning={t('committee-reports.nobody')}
        saving={save}
        saveLabel={t('committee-reports.save')}
        onSave={send}
        foot={<DraftNote writing={writing} />}
        {...(newer === null
          ? {}
          : {
              instead: (
                <ChooseVersion
                  fields={differences(one, values)}
                  keepLabel={t('both-versions.keep-mine')}
                  onKeepMine={() => (save.reset(), writing.keepMine())}
                  onTakeTheirs={() => (save.reset(), writing.takeTheirs())}
                />
              ),
            })}
      >
        <DraftRestored writing={writing} />
        {one.kind === 'quarterly' && (
          <Group align="flex-start" grow>
            <TextInput
              label={t('committee-reports.letter-number')}
              value={letterNumber}
              onChange={({ currentTarget: { value } }) => change({ letterNumber: value })}
              maxLength={committeeReportLimits.letter}
            />
            <DateField label={t('committee-reports.letter-date')} value={letterDate} onChange={(value) => change({ letterDate: value })} />
          </Group>
        )}
        {one.kind === 'annual' && <Tables chosen={releases} onChange={(chosen) => change({ releases: chosen })} />}
        {texts.map((text) => (
          <Fieldset key={text.chapter} legend={code(committeeReportChapters, text.chapter)}>
            <Stack gap="md">
              {interfaceLanguages.map((language) => (
                <Textarea
                  key={language}
                  label={languageName(language)}
                  value={text[language]}
                  onChange={({ currentTarget: { value } }) =>
                    change({ texts: texts.map((each) => (each.chapter === text.chapter ? { ...each, [language]: value } : each)) })
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
