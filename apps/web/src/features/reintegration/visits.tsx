import { useState } from 'react';
import { Button, Group, Select, Stack, Text, Textarea } from '@mantine/core';
import { followUpStatuses, localDay, visitAnswers, type IsoDate, type VisitAnswer, type VisitView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { Form, useDone } from './form';
import { useRecordVisit } from './repayment.queries';
import classes from './reintegration.module.css';

/** Whether what the money was for still stands, some months later. */
export function Visits({ visits }: { readonly visits: readonly VisitView[] }) {
  const { t } = useWords();
  return (
    <ul className={`${rows.list} ${classes.later}`} aria-label={t('visit.title')}>
      {visits.map((one) => (
        <Visit key={`${one.id} ${one.version}`} one={one} />
      ))}
    </ul>
  );
}

const tones = { due: 'waiting', answered: 'done', 'called-off': 'neutral' } as const;

function Visit({ one }: { readonly one: VisitView }) {
  const { t, code } = useWords();
  const { date, number } = useDates();
  const [open, setOpen] = useState(false);
  return (
    <li className={rows.row}>
      <Stack gap={4} className={rows.words}>
        <span className={rows.name}>{t('visit.month', { number: number(one.month) })}</span>
        <Text size="sm" c="dimmed">
          {[
            one.visitedOn === null ? t('follow-up.due', { day: date(one.dueOn) }) : date(one.visitedOn),
            one.triedOn === null ? null : t('follow-up.tried', { day: date(one.triedOn) }),
            one.recordedBy === null ? null : t('programme.by', { name: one.recordedBy }),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </Text>
        {one.answer !== null && <Text size="sm">{code(visitAnswers, one.answer)}</Text>}
        {one.triedWords !== null && <p className={classes.prose}>{one.triedWords}</p>}
        {one.words !== null && <p className={classes.prose}>{one.words}</p>}
      </Stack>
      <Group gap="xs">
        <StatusBadge tone={one.answer === 'stopped' ? 'stopped' : tones[one.status]}>{code(followUpStatuses, one.status)}</StatusBadge>
        {one.open && !open && (
          <Button variant="default" size="xs" onClick={() => setOpen(true)} data-no-print>
            {t('visit.record')}
          </Button>
        )}
      </Group>
      {open && <Look one={one} onDone={() => setOpen(false)} />}
    </li>
  );
}

function Look({ one, onDone }: { readonly one: VisitView; readonly onDone: () => void }) {
  const { t, options } = useWords();
  const record = useRecordVisit(one);
  const done = useDone(onDone);
  const today = localDay(new Date());
  const [day, setDay] = useState<IsoDate | null>(today);
  const [answer, setAnswer] = useState<VisitAnswer>('running');
  const [words, setWords] = useState('');
  const submit = (): void => {
    if (day !== null) record.mutate({ on: day, answer, words: words.trim() === '' ? null : words }, done);
  };
  return (
    <Form busy={record.isPending} error={record.error} onSubmit={submit} onDone={onDone}>
      <DateField label={t('programme.on')} value={day} onChange={setDay} maxDate={today} />
      <Select
        label={t('visit.answer')}
        description={answer === 'not-reached' && one.triedOn === null ? t('follow-up.second-try') : undefined}
        data={options(visitAnswers)}
        value={answer}
        onChange={(value) => visitAnswers.has(value) && setAnswer(value)}
        allowDeselect={false}
      />
      <Textarea
        label={t('programme.words')}
        description={t('programme.secret')}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        maxLength={2000}
        autosize
        minRows={2}
        autoComplete="off"
      />
    </Form>
  );
}
