import { useState, type FormEvent } from 'react';
import { Button, Group, Radio, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import {
  afterCareAnswers,
  caseOutcomes,
  consentMethods,
  followUpMonths,
  outcomesWithoutAfterCare,
  type AfterCareBody,
  type CaseOutcome,
  type CloseCaseBody,
  type ClosingView,
  type ConsentMethod,
} from '@himaya/domain';
import { ApiProblem } from '../../platform/api-problem';
import { languageCodes } from '../../platform/code-choices';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Panel } from '../../ui/panel';
import { useSayDone } from '../../ui/say-done';
import { useCloseCase } from './closures.queries';

interface Values {
  readonly outcome: CaseOutcome | null;
  readonly caseNumber: string;
  readonly answer: 'agreed' | 'declined' | null;
  readonly method: ConsentMethod | null;
  readonly language: string | null;
  readonly words: string;
}

const empty: Values = { outcome: null, caseNumber: '', answer: null, method: null, language: null, words: '' };

/** What is asked for, or null while something is left out. */
function bodyOf(values: Values, { afterCareConsent }: ClosingView): CloseCaseBody | null {
  const { outcome, answer, method, language } = values;
  const caseNumber = values.caseNumber.trim() || null;
  if (outcome === null || (outcome === 'duplicate-of' && caseNumber === null)) return null;
  const rest = { outcome, caseNumber, words: values.words.trim() || null };
  if (outcomesWithoutAfterCare.includes(outcome)) return rest;
  const afterCare: AfterCareBody | null =
    answer === 'agreed'
      ? afterCareConsent && { answer, consentId: afterCareConsent.id }
      : answer === 'declined' && method !== null && language !== null
        ? { answer, method, language }
        : null;
  return afterCare && { ...rest, afterCare };
}

/** How the case ends, and what the person said about after-care. */
export function CloseForm({ closing }: { readonly closing: ClosingView }) {
  const { t, fieldError } = useWords();
  const { options } = useWords();
  const sayDone = useSayDone();
  const close = useCloseCase(closing);
  const [values, setValues] = useState(empty);
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const change = (part: Partial<Values>): void => {
    close.reset();
    setValues((before) => ({ ...before, ...part }));
  };
  const body = bodyOf(values, closing);
  const required = (missing: boolean): string | null => (tried && missing ? t('field.required') : null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (body !== null) setAsking(true);
  };
  const asked = values.outcome !== null && !outcomesWithoutAfterCare.includes(values.outcome);
  const refusedDouble = close.error instanceof ApiProblem && close.error.code === 'closure.duplicate-unknown';
  return (
    <Panel title={t('closing.form')} icon={<IconLock size={20} aria-hidden="true" />}>
      <form noValidate onSubmit={submit} data-no-print>
        <Stack gap="md">
          <Select
            label={t('closing.outcome')}
            data={options(caseOutcomes)}
            value={values.outcome}
            onChange={(outcome) => change({ outcome: caseOutcomes.has(outcome) ? outcome : null })}
            error={required(values.outcome === null)}
            withAsterisk
          />
          {values.outcome === 'duplicate-of' && (
            <TextInput
              label={t('closing.duplicate')}
              value={values.caseNumber}
              onChange={(event) => change({ caseNumber: event.currentTarget.value })}
              error={refusedDouble ? fieldError('code.unknown') : required(values.caseNumber.trim() === '')}
              maxLength={30}
              dir="ltr"
              withAsterisk
            />
          )}
          {values.outcome !== null && !asked && <Text c="dimmed">{t('closing.after-care.nobody')}</Text>}
          {asked && <AfterCareFields closing={closing} values={values} tried={tried} onChange={change} />}
          <Textarea
            label={t('closing.words')}
            description={t('closing.words-hint')}
            value={values.words}
            onChange={(event) => change({ words: event.currentTarget.value })}
            maxLength={2000}
            minRows={2}
            autosize
            data-person
          />
          <Group>
            <Button type="submit" color="danger" leftSection={<IconLock size={18} aria-hidden="true" />}>
              {t('closing.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
      <ConfirmDialog
        opened={asking}
        title={t('closing.form')}
        text={t('closing.confirm')}
        confirmLabel={t('closing.submit')}
        danger
        busy={close.isPending}
        error={close.error}
        onConfirm={() => {
          if (body === null) return;
          close.mutate(body, { onSuccess: () => sayDone('closing.done') });
        }}
        onClose={() => setAsking(false)}
      />
    </Panel>
  );
}

interface AfterCareProps {
  readonly closing: ClosingView;
  readonly values: Values;
  readonly tried: boolean;
  readonly onChange: (part: Partial<Values>) => void;
}

function AfterCareFields({ closing: { afterCareConsent }, values, tried, onChange }: AfterCareProps) {
  const { t, code, options, list, languageName } = useWords();
  const { date, number } = useDates();
  const required = (missing: boolean): string | null => (tried && missing ? t('field.required') : null);
  const months = values.outcome === null ? [] : followUpMonths(values.outcome, 'agreed');
  return (
    <>
      <Radio.Group
        label={t('closing.after-care')}
        value={values.answer ?? ''}
        onChange={(answer) => onChange({ answer: answer === 'agreed' || answer === 'declined' ? answer : null })}
        error={required(values.answer === null)}
        withAsterisk
      >
        <Stack gap="sm" mt="xs">
          <Radio
            value="agreed"
            disabled={afterCareConsent === null}
            label={code(afterCareAnswers, 'agreed')}
            description={
              afterCareConsent === null
                ? t('closing.after-care.none')
                : t('closing.after-care.agreed', { date: date(afterCareConsent.validUntil) })
            }
          />
          <Radio value="declined" label={code(afterCareAnswers, 'declined')} />
        </Stack>
      </Radio.Group>
      {values.answer === 'agreed' && (
        <Text size="sm">{t('closing.after-care.months', { months: list(months.map((month) => number(month))) })}</Text>
      )}
      {values.answer === 'declined' && (
        <Group grow align="flex-start">
          <Select
            label={t('closing.method')}
            data={options(consentMethods)}
            value={values.method}
            onChange={(method) => onChange({ method: consentMethods.has(method) ? method : null })}
            error={required(values.method === null)}
            withAsterisk
          />
          <Select
            label={t('closing.language')}
            data={languageCodes.map((value) => ({ value, label: languageName(value) }))}
            value={values.language}
            onChange={(language) => onChange({ language })}
            error={required(values.language === null)}
            searchable
            withAsterisk
          />
        </Group>
      )}
    </>
  );
}
