import { use, useState, type FormEvent } from 'react';
import { Alert, Button, Paper, Radio, Group, Stack, Textarea, TextInput, Title, Text } from '@mantine/core';
import { IconHeartHandshake } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import {
  feedbackQuestions,
  feedbackRatings,
  feedbackWords,
  readFeedbackCode,
  routes,
  type AnswerFeedbackBody,
  type FeedbackQuestion,
  type FeedbackRating,
  type FeedbackWord,
} from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useLanguage } from '../../platform/language';
import { useWords } from '../../platform/words';
import { LanguageChoices } from '../../ui/language-choices';
import { ProblemAlert } from '../../ui/problem-alert';
import { ProductMark } from '../../ui/product-mark';
import classes from './feedback.module.css';

/** Says how a service was, with the code on a slip of paper and without a name: no sign-in, and nothing is kept in this browser. */
export function FeedbackPage() {
  const { furtherWords } = useLanguage();
  use(furtherWords());
  const { t } = useWords();
  useDocumentTitle('feedback.title');
  const answer = useMutation({ mutationFn: (body: AnswerFeedbackBody) => call(routes.answerFeedback, { body }) });
  return (
    <div className={classes.page}>
      <header className={classes.corner}>
        <LanguageChoices />
      </header>
      <main className={classes.column}>
        <ProductMark large />
        <Paper className={classes.card}>
          {answer.isSuccess ? (
            <Alert color="calm" role="status" title={t('feedback.thanks')} icon={<IconHeartHandshake aria-hidden="true" />}>
              {t('feedback.thanks-text')}
            </Alert>
          ) : (
            <Questions busy={answer.isPending} error={answer.error} onSend={answer.mutate} />
          )}
        </Paper>
      </main>
    </div>
  );
}

interface Props {
  readonly busy: boolean;
  readonly error: Error | null;
  readonly onSend: (body: AnswerFeedbackBody) => void;
}

function Questions({ busy, error, onSend }: Props) {
  const { t, code: word } = useWords();
  const { number } = useDates();
  const [typed, setTyped] = useState('');
  const [ratings, setRatings] = useState<Partial<Record<FeedbackRating, number>>>({});
  const [said, setSaid] = useState<Partial<Record<FeedbackQuestion, FeedbackWord>>>({});
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const code = readFeedbackCode(typed);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const { respect, help } = ratings;
    const { safe, understood } = said;
    if (code === null || !respect || !help || !safe || !understood) return;
    onSend({ code, respect, help, safe, understood, words: text.trim() || null });
  };
  const missing = (value: unknown): string | undefined => (tried && !value ? t('field.required') : undefined);
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="lg">
        <Title order={1} size="h2">
          {t('feedback.title')}
        </Title>
        <Text>{t('feedback.lead')}</Text>
        <TextInput
          label={t('feedback.code')}
          description={t('feedback.code-note')}
          size="lg"
          dir="ltr"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={tried && code === null ? t('feedback.code-typo') : undefined}
          required
        />
        {feedbackRatings.codes.map((rating) => (
          <Radio.Group
            key={rating}
            label={word(feedbackRatings, rating)}
            description={t('feedback.scale')}
            value={ratings[rating] ? String(ratings[rating]) : ''}
            onChange={(value) => setRatings({ ...ratings, [rating]: Number(value) })}
            error={missing(ratings[rating])}
            required
          >
            <Group gap="lg" mt={6}>
              {[1, 2, 3, 4, 5].map((value) => (
                <Radio key={value} value={String(value)} label={number(value)} size="md" />
              ))}
            </Group>
          </Radio.Group>
        ))}
        {feedbackQuestions.codes.map((question) => (
          <Radio.Group
            key={question}
            label={word(feedbackQuestions, question)}
            value={said[question] ?? ''}
            onChange={(value) => feedbackWords.has(value) && setSaid({ ...said, [question]: value })}
            error={missing(said[question])}
            required
          >
            <Group gap="lg" mt={6}>
              {feedbackWords.codes.map((value) => (
                <Radio key={value} value={value} label={word(feedbackWords, value)} size="md" />
              ))}
            </Group>
          </Radio.Group>
        ))}
        <Textarea
          label={t('feedback.words')}
          description={t('feedback.words-note')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          maxLength={2000}
          minRows={3}
          autoComplete="off"
        />
        <ProblemAlert error={error} />
        <Button type="submit" size="md" loading={busy}>
          {t('feedback.send')}
        </Button>
      </Stack>
    </form>
  );
}
