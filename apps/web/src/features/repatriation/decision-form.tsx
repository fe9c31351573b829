import { useState, type FormEvent } from 'react';
import { Alert, Button, Checkbox, Group, Radio, Select, Stack, Text, Textarea } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import {
  localDay,
  returnAlternatives,
  returnDecisionRules,
  returnDecisions,
  type ConsentId,
  type IsoDate,
  type RepatriationView,
  type ReturnAlternative,
  type ReturnDecision,
} from '@himaya/domain';
import { languageCodes } from '../../platform/code-choices';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useDecideReturn } from './repatriation.queries';

/** What the person wants, in which language they were asked, and on which consent. */
export function DecisionForm({ one, onDone }: { readonly one: RepatriationView; readonly onDone: () => void }) {
  const { t, code, options, languageName } = useWords();
  const { date } = useDates();
  const sayDone = useSayDone();
  const decide = useDecideReturn(one);
  const today = localDay(new Date());
  const [decision, setDecision] = useState<ReturnDecision | null>(null);
  const [day, setDay] = useState<IsoDate | null>(today);
  const [language, setLanguage] = useState<string | null>(one.consents[0]?.language ?? null);
  const [interpreter, setInterpreter] = useState(false);
  const [chosen, setChosen] = useState<ConsentId | null>(null);
  const [alternative, setAlternative] = useState<ReturnAlternative | null>(null);
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const needs = decision === null ? [] : returnDecisionRules[decision].needs;
  const consentId = chosen ?? one.consents[0]?.id ?? null;
  const missing = {
    decision: decision === null,
    day: day === null,
    language: language === null,
    consent: needs.includes('consentId') && consentId === null,
    alternative: needs.includes('alternative') && alternative === null,
  };
  const error = (field: keyof typeof missing): string | undefined => (tried && missing[field] ? t('field.required') : undefined);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (decision === null || day === null || language === null || missing.consent || missing.alternative) return;
    decide.mutate(
      {
        decision,
        decidedOn: day,
        language,
        interpreter,
        ...(needs.includes('consentId') ? { consentId } : {}),
        ...(needs.includes('alternative') ? { alternative } : {}),
        words: words.trim() === '' ? null : words,
      },
      {
        onSuccess: () => {
          sayDone('return.done');
          onDone();
        },
      },
    );
  };
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <Radio.Group
          label={t('return.decision')}
          description={t('return.voluntary')}
          value={decision}
          onChange={(value) => setDecision(returnDecisions.has(value) ? value : null)}
          error={error('decision')}
        >
          <Stack gap="xs" mt="xs">
            {one.choices.map((choice) => (
              <Radio key={choice} value={choice} label={code(returnDecisions, choice)} />
            ))}
          </Stack>
        </Radio.Group>
        {needs.includes('consentId') &&
          (one.consents.length === 0 ? (
            <Text c="danger">{t('return.no-consent')}</Text>
          ) : (
            <Select
              label={t('return.consent')}
              data={one.consents.map(({ id, validUntil }) => ({ value: id, label: t('consent.until', { date: date(validUntil) }) }))}
              value={consentId}
              onChange={(value) => setChosen(one.consents.find(({ id }) => id === value)?.id ?? null)}
              error={error('consent')}
            />
          ))}
        {needs.includes('alternative') && (
          <>
            <Alert color="blue" icon={<IconInfoCircle size={20} aria-hidden="true" />}>
              {t('return.respected')}
            </Alert>
            <Select
              label={t('return.alternative')}
              data={options(returnAlternatives)}
              value={alternative}
              onChange={(value) => setAlternative(returnAlternatives.has(value) ? value : null)}
              error={error('alternative')}
            />
          </>
        )}
        <DateField label={t('return.day')} value={day} onChange={setDay} maxDate={today} error={error('day')} />
        <Select
          label={t('return.language')}
          data={languageCodes.map((value) => ({ value, label: languageName(value) }))}
          value={language}
          onChange={setLanguage}
          error={error('language')}
          searchable
        />
        <Checkbox label={t('return.interpreter')} checked={interpreter} onChange={(event) => setInterpreter(event.currentTarget.checked)} />
        <Textarea
          label={t('return.words')}
          description={t('return.words-hint')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          maxLength={2000}
          autosize
          minRows={2}
          autoComplete="off"
          data-person
        />
        <ProblemAlert error={decide.error} />
        <Group>
          <Button type="submit" loading={decide.isPending}>
            {t('return.save')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('return.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
