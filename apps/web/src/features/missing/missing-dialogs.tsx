import { useState } from 'react';
import { Select, Text, Textarea } from '@mantine/core';
import {
  localDay,
  missingCircumstances,
  missingEndings,
  presumedChild,
  type CaseView,
  type IsoDate,
  type MissingAlertView,
  type MissingCircumstance,
  type MissingEnding,
} from '@himaya/domain';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { DateField } from '../../ui/date-field';
import { useSayDone } from '../../ui/say-done';
import { useEndMissing, useRaiseMissing, useReviewMissing } from './missing.queries';

const most = 2000;

/** How and since when the person is gone. */
export function RaiseMissing({ record, onClose }: { readonly record: CaseView; readonly onClose: () => void }) {
  const { t, options } = useWords();
  const sayDone = useSayDone();
  const today = localDay(new Date());
  const [circumstance, setCircumstance] = useState<MissingCircumstance | null>(null);
  const [lastSeenOn, setLastSeenOn] = useState<IsoDate | null>(today);
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const raise = useRaiseMissing(record.id);
  const send = (): void => {
    setTried(true);
    if (circumstance === null || lastSeenOn === null) return;
    raise.mutate(
      { circumstance, lastSeenOn, words: words.trim() || null },
      {
        onSuccess: () => {
          sayDone('missing.raise-done');
          onClose();
        },
      },
    );
  };
  return (
    <ConfirmDialog
      opened
      title={t('missing.raise')}
      text={t(presumedChild(record.person.ageBand) ? 'missing.raise-child' : 'missing.raise-text')}
      confirmLabel={t('missing.raise')}
      danger
      busy={raise.isPending}
      error={raise.error}
      onConfirm={send}
      onClose={onClose}
    >
      <Select
        label={t('missing.circumstance')}
        data={options(missingCircumstances)}
        value={circumstance}
        onChange={(chosen) => setCircumstance(missingCircumstances.has(chosen) ? chosen : null)}
        error={tried && circumstance === null ? t('field.required') : null}
        withAsterisk
      />
      <DateField
        label={t('missing.last-seen-on')}
        value={lastSeenOn}
        onChange={setLastSeenOn}
        maxDate={today}
        error={tried && lastSeenOn === null ? t('field.required') : undefined}
        required
      />
      <WordsField label={t('missing.words')} value={words} onChange={setWords} />
      <Text size="sm" c="dimmed">
        {t('missing.words-hint')}
      </Text>
    </ConfirmDialog>
  );
}

interface StepProps {
  readonly alert: MissingAlertView;
  readonly onClose: () => void;
}

/** What was done to find the person, and the next look in seven days. */
export function ReviewMissing({ alert, onClose }: StepProps) {
  const { t } = useWords();
  const sayDone = useSayDone();
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const review = useReviewMissing(alert);
  const send = (): void => {
    setTried(true);
    if (words.trim() === '') return;
    review.mutate(
      { words: words.trim() },
      {
        onSuccess: () => {
          sayDone('missing.review-done');
          onClose();
        },
      },
    );
  };
  return (
    <ConfirmDialog
      opened
      title={t('missing.review')}
      text={t('missing.review-text')}
      confirmLabel={t('missing.review')}
      busy={review.isPending}
      error={review.error}
      onConfirm={send}
      onClose={onClose}
    >
      <WordsField
        label={t('missing.review-words')}
        value={words}
        onChange={setWords}
        error={tried && words.trim() === '' ? t('field.required') : null}
        required
      />
    </ConfirmDialog>
  );
}

/** How the search ended. */
export function EndMissing({ alert, onClose }: StepProps) {
  const { t, options } = useWords();
  const sayDone = useSayDone();
  const [ending, setEnding] = useState<MissingEnding | null>(null);
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const end = useEndMissing(alert);
  const send = (): void => {
    setTried(true);
    if (ending === null) return;
    end.mutate(
      { ending, words: words.trim() || null },
      {
        onSuccess: () => {
          sayDone('missing.end-done');
          onClose();
        },
      },
    );
  };
  return (
    <ConfirmDialog
      opened
      title={t('missing.end')}
      confirmLabel={t('missing.end')}
      busy={end.isPending}
      error={end.error}
      onConfirm={send}
      onClose={onClose}
    >
      <Select
        label={t('missing.ending')}
        data={options(missingEndings)}
        value={ending}
        onChange={(chosen) => setEnding(missingEndings.has(chosen) ? chosen : null)}
        error={tried && ending === null ? t('field.required') : null}
        withAsterisk
      />
      <WordsField label={t('missing.words')} value={words} onChange={setWords} />
    </ConfirmDialog>
  );
}

interface WordsProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (words: string) => void;
  readonly error?: string | null;
  readonly required?: boolean;
}

function WordsField({ label, value, onChange, error = null, required = false }: WordsProps) {
  return (
    <Textarea
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
      withAsterisk={required}
      maxLength={most}
      minRows={2}
      autosize
      data-person
    />
  );
}
