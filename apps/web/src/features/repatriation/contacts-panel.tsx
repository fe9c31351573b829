import { useState, type FormEvent } from 'react';
import { Button, Group, Select, Stack, Text, Textarea } from '@mantine/core';
import { IconPhoneCall } from '@tabler/icons-react';
import {
  localDay,
  returnContactOutcomes,
  type IsoDate,
  type RepatriationView,
  type ReturnContactOutcome,
  type ReturnContactView,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { useRecordReturnContact } from './repatriation.queries';
import classes from './repatriation.module.css';

/** How somebody is who went home, after one, three, six and twelve months. */
export function ContactsPanel({ one }: { readonly one: RepatriationView }) {
  const { t } = useWords();
  return (
    <Panel title={t('return.contacts')} icon={<IconPhoneCall size={20} aria-hidden="true" />} flush>
      <ul className={rows.list}>
        {one.contacts.map((contact) => (
          <Row key={`${contact.id} ${contact.version}`} contact={contact} />
        ))}
      </ul>
    </Panel>
  );
}

const tones = { safe: 'done', 'needs-help': 'waiting', 'not-reached': 'neutral', 're-trafficked': 'stopped' } as const;

function Row({ contact }: { readonly contact: ReturnContactView }) {
  const { t, code } = useWords();
  const { date, number, instant } = useDates();
  const [open, setOpen] = useState(false);
  return (
    <li className={rows.row}>
      <Stack gap="xs" className={rows.words}>
        <span className={rows.name}>{t('return.after-months', { number: number(contact.month) })}</span>
        <Text size="sm" c="dimmed">
          {contact.contactedOn === null
            ? [
                t('return.due', { time: instant(contact.dueAt) }),
                contact.triedOn === null ? null : t('follow-up.tried', { day: date(contact.triedOn) }),
              ]
                .filter((part) => part !== null)
                .join(' · ')
            : [date(contact.contactedOn), contact.recordedBy === null ? null : t('return.by', { name: contact.recordedBy })]
                .filter((part) => part !== null)
                .join(' · ')}
        </Text>
        {contact.triedWords !== null && <p className={classes.prose}>{contact.triedWords}</p>}
        {contact.words !== null && <p className={classes.prose}>{contact.words}</p>}
        {open && <Form contact={contact} onDone={() => setOpen(false)} />}
      </Stack>
      <Group gap="xs">
        {contact.outcome !== null && (
          <StatusBadge tone={tones[contact.outcome]}>{code(returnContactOutcomes, contact.outcome)}</StatusBadge>
        )}
        {contact.outcome === null && !open && (
          <Button variant="default" onClick={() => setOpen(true)}>
            {t('return.record-contact')}
          </Button>
        )}
      </Group>
    </li>
  );
}

function Form({ contact, onDone }: { readonly contact: ReturnContactView; readonly onDone: () => void }) {
  const { t, options } = useWords();
  const sayDone = useSayDone();
  const record = useRecordReturnContact(contact);
  const today = localDay(new Date());
  const [outcome, setOutcome] = useState<ReturnContactOutcome | null>(null);
  const [day, setDay] = useState<IsoDate | null>(today);
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const required = (missing: boolean): string | undefined => (tried && missing ? t('field.required') : undefined);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (outcome === null || day === null) return;
    record.mutate(
      { outcome, contactedOn: day, words: words.trim() === '' ? null : words },
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
        <Select
          label={t('return.how-is-it')}
          description={outcome === 'not-reached' && contact.triedOn === null ? t('follow-up.second-try') : undefined}
          data={options(returnContactOutcomes)}
          value={outcome}
          onChange={(value) => setOutcome(returnContactOutcomes.has(value) ? value : null)}
          error={required(outcome === null)}
        />
        <DateField label={t('return.field.on')} value={day} onChange={setDay} maxDate={today} error={required(day === null)} />
        <Textarea
          label={t('return.contact-words')}
          description={t('return.words-hint')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          maxLength={2000}
          autosize
          minRows={2}
          autoComplete="off"
          data-person
        />
        <ProblemAlert error={record.error} />
        <Group>
          <Button type="submit" loading={record.isPending}>
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
