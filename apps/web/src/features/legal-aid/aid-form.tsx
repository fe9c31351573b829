import { useState, type FormEvent } from 'react';
import { Button, Checkbox, Group, Select, Stack, Text, Textarea } from '@mantine/core';
import {
  legalAidKinds,
  legalAidRules,
  legalAuthorities,
  localDay,
  type IsoDate,
  type LegalAidKind,
  type LegalAidView,
  type LegalAuthority,
  type LegalMatterView,
} from '@himaya/domain';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useRecordLegalAid } from './legal-aid.queries';
import { languageCodes } from '../../platform/code-choices';

interface Props {
  readonly matter: LegalMatterView;
  /** What this stands in the place of. */
  readonly corrected: LegalAidView | null;
  readonly onDone: () => void;
}

/** A day's help, or its correction. */
export function AidForm({ matter, corrected, onDone }: Props) {
  const { t, options, languageName } = useWords();
  const sayDone = useSayDone();
  const record = useRecordLegalAid(matter);
  const today = localDay(new Date());
  const [kind, setKind] = useState<LegalAidKind | null>(corrected?.kind ?? null);
  const [day, setDay] = useState<IsoDate | null>(corrected?.deliveredOn ?? today);
  const [language, setLanguage] = useState<string | null>(corrected?.language ?? null);
  const [authority, setAuthority] = useState<LegalAuthority | null>(corrected?.authority ?? null);
  const [interpreter, setInterpreter] = useState(corrected?.interpreter ?? false);
  const [words, setWords] = useState(corrected?.words ?? '');
  const [tried, setTried] = useState(false);
  const rule = kind === null ? null : legalAidRules[kind];
  const missing = {
    kind: kind === null,
    day: day === null,
    language: rule?.language === true && language === null,
    authority: rule?.authority === true && authority === null,
  };
  const error = (field: keyof typeof missing): string | undefined => (tried && missing[field] ? t('field.required') : undefined);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (kind === null || day === null || rule === null || missing.language || missing.authority) return;
    record.mutate(
      {
        kind,
        deliveredOn: day,
        interpreter,
        ...(rule.language ? { language } : {}),
        ...(rule.authority ? { authority } : {}),
        words: words.trim() === '' ? null : words,
        corrects: corrected?.id ?? null,
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
        {corrected !== null && <Text>{t('legal.correcting')}</Text>}
        <Select
          label={t('legal.kind')}
          data={options(legalAidKinds)}
          value={kind}
          onChange={(value) => setKind(legalAidKinds.has(value) ? value : null)}
          error={error('kind')}
        />
        <DateField label={t('legal.day')} value={day} onChange={setDay} maxDate={today} error={error('day')} />
        {rule?.language === true && (
          <Select
            label={t('legal.language')}
            data={languageCodes.map((value) => ({ value, label: languageName(value) }))}
            value={language}
            onChange={setLanguage}
            error={error('language')}
            searchable
          />
        )}
        {rule?.authority === true && (
          <Select
            label={t('legal.authority')}
            data={options(legalAuthorities)}
            value={authority}
            onChange={(value) => setAuthority(legalAuthorities.has(value) ? value : null)}
            error={error('authority')}
          />
        )}
        <Checkbox label={t('legal.interpreter')} checked={interpreter} onChange={(event) => setInterpreter(event.currentTarget.checked)} />
        <Textarea
          label={t('legal.words')}
          description={t('legal.secret')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          maxLength={4000}
          autosize
          minRows={3}
          autoComplete="off"
        />
        <ProblemAlert error={record.error} />
        <Group>
          <Button type="submit" loading={record.isPending}>
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
