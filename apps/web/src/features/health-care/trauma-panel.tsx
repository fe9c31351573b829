import { useState, type FormEvent } from 'react';
import { Button, Checkbox, Group, Radio, Stack, Text } from '@mantine/core';
import { IconClipboardHeart } from '@tabler/icons-react';
import {
  localDay,
  traumaItems,
  traumaRules,
  traumaSuggestions,
  type CareView,
  type IsoDate,
  type TraumaItem,
  type TraumaScreeningView,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { useRecordTrauma } from './care.queries';

const dayAfter = (days: number): IsoDate => localDay(new Date(Date.now() + days * 86_400_000));

/** The short sheet about trauma: what was answered, and what the sum suggests. */
export function TraumaPanel({ care }: { readonly care: CareView }) {
  const { t } = useWords();
  const [asking, setAsking] = useState(false);
  return (
    <Panel title={t('trauma.title')} icon={<IconClipboardHeart size={20} aria-hidden="true" />}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t(care.child ? 'trauma.not-for-children' : 'trauma.intro')}
        </Text>
        {care.traumaScreenings.length > 0 && (
          <ul className={rows.inner} data-top>
            {care.traumaScreenings.map((one) => (
              <Item key={one.id} one={one} />
            ))}
          </ul>
        )}
        {care.mayRecord && !care.child && !asking && (
          <Group>
            <Button variant="light" onClick={() => setAsking(true)}>
              {t('trauma.ask')}
            </Button>
          </Group>
        )}
        {asking && <Sheet care={care} onDone={() => setAsking(false)} />}
      </Stack>
    </Panel>
  );
}

function Item({ one }: { readonly one: TraumaScreeningView }) {
  const { t, code, list } = useWords();
  const { date, number } = useDates();
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <span className={rows.name}>{date(one.heldOn)}</span>
        <Text size="sm">
          {one.exposed
            ? t('trauma.sum', { sum: number(one.sum), most: number(traumaItems.codes.length), cut: number(traumaRules.cutOff) })
            : t('trauma.not-exposed')}
        </Text>
        {one.yes.length > 0 && <Text size="sm">{list(one.yes.map((item) => code(traumaItems, item)))}</Text>}
        <Text size="sm" c="dimmed">
          {[
            one.againOn === null ? null : t('trauma.again', { day: date(one.againOn) }),
            one.trainedStaff ? t('care.with-trained-staff') : null,
            one.recordedBy === null ? null : t('care.by', { name: one.recordedBy }),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </Text>
      </div>
      <StatusBadge tone={one.suggestion === 'assess-further' ? 'waiting' : 'neutral'}>
        {code(traumaSuggestions, one.suggestion)}
      </StatusBadge>
    </li>
  );
}

function Sheet({ care, onDone }: { readonly care: CareView; readonly onDone: () => void }) {
  const { t, code } = useWords();
  const sayDone = useSayDone();
  const recording = useRecordTrauma(care);
  const [heldOn, setHeldOn] = useState<IsoDate | null>(dayAfter(0));
  const [againOn, setAgainOn] = useState<IsoDate | null>(dayAfter(traumaRules.againDays));
  const [exposed, setExposed] = useState<boolean | null>(null);
  const [answers, setAnswers] = useState<Readonly<Partial<Record<TraumaItem, boolean>>>>({});
  const [trainedStaff, setTrained] = useState(false);
  const [tried, setTried] = useState(false);
  const answer = (value: boolean | undefined | null): string => (value === undefined || value === null ? '' : value ? 'yes' : 'no');
  const open = (value: unknown): string | undefined => (tried && (value === null || value === undefined) ? t('field.required') : undefined);
  const asked = exposed === true ? traumaItems.codes : [];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (heldOn === null || exposed === null || asked.some((item) => answers[item] === undefined)) return;
    const yes = asked.filter((item) => answers[item] === true);
    recording.mutate(
      { heldOn, againOn, exposed, yes, trainedStaff },
      {
        onSuccess: () => {
          sayDone('care.done');
          onDone();
        },
      },
    );
  };
  const choices = (
    <Group gap="md" mt="xs">
      <Radio value="yes" label={t('trauma.yes')} />
      <Radio value="no" label={t('trauma.no')} />
    </Group>
  );
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <Radio.Group
          label={t('trauma.exposed')}
          value={answer(exposed)}
          onChange={(value) => setExposed(value === 'yes')}
          error={open(exposed)}
        >
          {choices}
        </Radio.Group>
        {exposed === true && <Text>{t('trauma.last-month')}</Text>}
        {asked.map((item) => (
          <Radio.Group
            key={item}
            label={`${t(`trauma.ask.${item}`)} (${code(traumaItems, item)})`}
            value={answer(answers[item])}
            onChange={(value) => setAnswers((before) => ({ ...before, [item]: value === 'yes' }))}
            error={open(answers[item])}
          >
            {choices}
          </Radio.Group>
        ))}
        <Group gap="md" align="flex-start">
          <DateField label={t('trauma.held-on')} value={heldOn} onChange={setHeldOn} error={open(heldOn)} maxDate={dayAfter(0)} />
          <DateField
            label={t('trauma.again-on')}
            value={againOn}
            onChange={setAgainOn}
            minDate={dayAfter(1)}
            maxDate={dayAfter(traumaRules.mostDays)}
          />
        </Group>
        <Checkbox label={t('trauma.trained-staff')} checked={trainedStaff} onChange={(event) => setTrained(event.currentTarget.checked)} />
        <ProblemAlert error={recording.error} />
        <Group>
          <Button type="submit" variant="light" loading={recording.isPending}>
            {t('trauma.record')}
          </Button>
          <Button variant="subtle" onClick={onDone}>
            {t('action.back')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
