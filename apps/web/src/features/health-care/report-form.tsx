import { useState, type FormEvent } from 'react';
import { Button, Checkbox, Fieldset, Group, Select, Stack, Text, Textarea } from '@mantine/core';
import {
  categoryOfCare,
  categoryOfPart,
  interfaceLanguages,
  localDay,
  reportKinds,
  reportParts,
  type CareView,
  type IsoDate,
  type ReportKind,
  type ReportPart,
  type ReportPartBody,
  type ReportView,
} from '@himaya/domain';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useReloadCare } from './care.queries';
import { useChangeReport, useDraftReport } from './report.queries';

const fields = ['examined', 'findings', 'treatment', 'recommendations'] as const;
type Words = Readonly<Record<(typeof fields)[number], string>>;
const none: Words = { examined: '', findings: '', treatment: '', recommendations: '' };
const wordsOf = (part: ReportPartBody | null | undefined): Words => ({
  examined: part?.examined ?? '',
  findings: part?.findings ?? '',
  treatment: part?.treatment ?? '',
  recommendations: part?.recommendations ?? '',
});
const bodyOf = (words: Words): ReportPartBody => ({
  examined: words.examined.trim() === '' ? null : words.examined,
  findings: words.findings,
  treatment: words.treatment.trim() === '' ? null : words.treatment,
  recommendations: words.recommendations.trim() === '' ? null : words.recommendations,
});

interface Props {
  readonly care: CareView;
  /** The draft that is written on; a report that was issued begins its next edition. */
  readonly of?: ReportView | null;
  readonly onDone: () => void;
}

/** A draft of a report: the part that this care is about, and the other one where there is something to say. */
export function ReportForm({ care, of = null, onDone }: Props) {
  const { t, code, options, language: own, languageName } = useWords();
  const sayDone = useSayDone();
  const reload = useReloadCare();
  const drafting = useDraftReport(care);
  const changing = useChangeReport(of);
  const draft = of?.status === 'draft';
  const [kind, setKind] = useState<ReportKind>(of?.kind ?? 'medical-report');
  const [language, setLanguage] = useState(of?.language ?? own);
  const [examinedOn, setExaminedOn] = useState<IsoDate | null>(of?.examinedOn ?? localDay(new Date()));
  const needed = reportParts.codes.find((part) => categoryOfPart[part] === categoryOfCare[care.service])!;
  const [words, setWords] = useState<Readonly<Record<ReportPart, Words>>>({
    physical: wordsOf(of?.physical),
    psychological: wordsOf(of?.psychological),
  });
  const [parts, setParts] = useState<readonly ReportPart[]>(reportParts.codes.filter((part) => part === needed || of?.[part]));
  const [tried, setTried] = useState(false);
  const blank = (part: ReportPart): boolean => words[part].findings.trim() === '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (examinedOn === null || parts.some(blank)) return;
    const written = Object.fromEntries(parts.map((part) => [part, bodyOf(words[part])]));
    const body = { kind, language, examinedOn, ...written };
    const done = {
      onSuccess: () => {
        sayDone('report.saved');
        onDone();
      },
    };
    if (draft) changing.mutate(body, done);
    else drafting.mutate({ ...body, ...(of === null ? {} : { replacesId: of.id }) }, done);
  };
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <Group gap="md" align="flex-start">
          <Select
            label={t('report.kind')}
            data={options(reportKinds)}
            value={kind}
            onChange={(value) => reportKinds.has(value) && setKind(value)}
            allowDeselect={false}
            disabled={of !== null}
          />
          <Select
            label={t('report.language')}
            data={interfaceLanguages.map((value) => ({ value, label: languageName(value) }))}
            value={language}
            onChange={(value) => interfaceLanguages.filter((one) => one === value).forEach(setLanguage)}
            allowDeselect={false}
          />
          <DateField
            label={t('report.examined-on')}
            value={examinedOn}
            onChange={setExaminedOn}
            maxDate={localDay(new Date())}
            error={tried && examinedOn === null ? t('field.required') : undefined}
          />
        </Group>
        {reportParts.codes.map((part) => (
          <div key={part}>
            {part !== needed && (
              <Checkbox
                mb="sm"
                label={t(`report.with-${part}`)}
                description={t('report.apart')}
                checked={parts.includes(part)}
                onChange={(event) =>
                  setParts(reportParts.codes.filter((one) => (one === part ? event.currentTarget.checked : parts.includes(one))))
                }
              />
            )}
            {parts.includes(part) && (
              <Fieldset legend={code(reportParts, part)}>
                <Stack gap="md">
                  {fields.map((field) => (
                    <Textarea
                      key={field}
                      label={t(`report.${field}`)}
                      value={(words[part] ?? none)[field]}
                      onChange={(event) => setWords({ ...words, [part]: { ...words[part], [field]: event.currentTarget.value } })}
                      maxLength={4000}
                      autosize
                      minRows={2}
                      withAsterisk={field === 'findings'}
                      error={tried && field === 'findings' && blank(part) ? t('field.required') : undefined}
                    />
                  ))}
                </Stack>
              </Fieldset>
            )}
          </div>
        ))}
        <Text size="sm" c="dimmed">
          {t('report.sealed')}
        </Text>
        <ProblemAlert error={drafting.error ?? changing.error} onReload={reload} />
        <Group>
          <Button type="submit" variant="light" loading={drafting.isPending || changing.isPending}>
            {t('report.save')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('report.leave')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
