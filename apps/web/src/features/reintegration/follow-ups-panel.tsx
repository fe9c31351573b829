import { useState } from 'react';
import { Alert, Button, Checkbox, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconCalendarHeart, IconInfoCircle } from '@tabler/icons-react';
import {
  answersFit,
  followUpAnswers,
  followUpStatuses,
  localDay,
  type FollowUpAnswer,
  type FollowUpMonth,
  type IsoDate,
  type ProgrammeFollowUpView,
  type ProgrammeView,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { Form, useDone } from './form';
import { useRecordFollowUp } from './reintegration.queries';
import classes from './reintegration.module.css';

/** How the person is afterwards: dated questions, and any contact that nobody planned. */
export function FollowUpsPanel({ programme }: { readonly programme: ProgrammeView }) {
  const { t } = useWords();
  const [asking, setAsking] = useState<FollowUpMonth | 'now' | null>(null);
  const close = (): void => setAsking(null);
  return (
    <Panel
      title={t('follow-up.title')}
      icon={<IconCalendarHeart size={20} aria-hidden="true" />}
      flush
      actions={programme.mayAsk && asking === null && <Button onClick={() => setAsking('now')}>{t('follow-up.now')}</Button>}
    >
      {asking === 'now' && (
        <div className={classes.form}>
          <Ask programme={programme} month={null} onDone={close} />
        </div>
      )}
      {programme.followUps.length === 0 ? (
        <EmptyState
          icon={<IconCalendarHeart size={30} stroke={1.6} aria-hidden="true" />}
          title={t('follow-up.none')}
          text={t('follow-up.none-text')}
        />
      ) : (
        <ul className={rows.list}>
          {programme.followUps.map((one) => (
            <Row key={one.id} one={one} programme={programme} asking={asking} onAsk={setAsking} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

const tones = { due: 'waiting', answered: 'done', 'called-off': 'neutral' } as const;

interface RowProps {
  readonly one: ProgrammeFollowUpView;
  readonly programme: ProgrammeView;
  readonly asking: FollowUpMonth | 'now' | null;
  readonly onAsk: (which: FollowUpMonth | null) => void;
}

function Row({ one, programme, asking, onAsk }: RowProps) {
  const { t, code, list } = useWords();
  const { date, number } = useDates();
  const pressing = one.answers.includes('re-trafficked') || one.answers.includes('at-risk');
  return (
    <li className={rows.row}>
      <Stack gap={4} className={rows.words}>
        <span className={rows.name}>
          {one.month === null ? t('follow-up.unplanned') : t('follow-up.month', { number: number(one.month) })}
        </span>
        <Text size="sm" c="dimmed">
          {[
            one.askedOn === null ? (one.dueOn === null ? null : t('follow-up.due', { day: date(one.dueOn) })) : date(one.askedOn),
            one.triedOn === null ? null : t('follow-up.tried', { day: date(one.triedOn) }),
            one.status === 'answered' && one.recordedBy !== null ? t('programme.by', { name: one.recordedBy }) : null,
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </Text>
        {one.answers.length > 0 && <Text size="sm">{list(one.answers.map((answer) => code(followUpAnswers, answer)))}</Text>}
        {one.triedWords !== null && <p className={classes.prose}>{one.triedWords}</p>}
        {one.words !== null && <p className={classes.prose}>{one.words}</p>}
      </Stack>
      <Group gap="xs">
        <StatusBadge tone={pressing ? 'stopped' : tones[one.status]}>{code(followUpStatuses, one.status)}</StatusBadge>
        {one.open && asking === null && (
          <Button variant="default" size="xs" onClick={() => onAsk(one.month)}>
            {t('follow-up.answer')}
          </Button>
        )}
      </Group>
      {one.open && asking === one.month && <Ask programme={programme} month={one.month} onDone={() => onAsk(null)} />}
    </li>
  );
}

interface AskProps {
  readonly programme: ProgrammeView;
  readonly month: FollowUpMonth | null;
  readonly onDone: () => void;
}

function Ask({ programme, month, onDone }: AskProps) {
  const { t, options } = useWords();
  const record = useRecordFollowUp(programme);
  const done = useDone(onDone);
  const today = localDay(new Date());
  const [day, setDay] = useState<IsoDate | null>(today);
  const [answers, setAnswers] = useState<readonly FollowUpAnswer[]>([]);
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const fits = answersFit(answers);
  const submit = (): void => {
    setTried(true);
    if (day === null || !fits) return;
    record.mutate({ month, on: day, answers, words: words.trim() === '' ? null : words }, done);
  };
  return (
    <Form busy={record.isPending} error={record.error} onSubmit={submit} onDone={onDone}>
      <DateField label={t('programme.on')} value={day} onChange={setDay} maxDate={today} />
      <Checkbox.Group
        label={t('follow-up.how')}
        value={[...answers]}
        onChange={(values) => setAnswers(values.filter((value) => followUpAnswers.has(value)))}
        error={tried && !fits ? t(answers.length === 0 ? 'field.required' : 'follow-up.unfit') : undefined}
      >
        <Stack gap="xs" mt="xs">
          {options(followUpAnswers).map(({ value, label }) => (
            <Checkbox key={value} value={value} label={label} />
          ))}
        </Stack>
      </Checkbox.Group>
      {month !== null && answers.includes('not-reached') && (
        <Text size="sm" c="dimmed">
          {t('follow-up.second-try')}
        </Text>
      )}
      {answers.includes('re-trafficked') && (
        <Alert color="red" icon={<IconInfoCircle size={20} aria-hidden="true" />}>
          {t('follow-up.alert')}
        </Alert>
      )}
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
