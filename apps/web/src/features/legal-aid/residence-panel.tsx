import { useState, type FormEvent } from 'react';
import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { IconId } from '@tabler/icons-react';
import {
  localDay,
  residenceKinds,
  residenceStatuses,
  type IsoDate,
  type LegalMatterView,
  type ResidenceKind,
  type ResidenceView,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { useAskResidence, useDecideResidence } from './claim.queries';
import { useReloadLegalAid } from './legal-aid.queries';
import classes from './legal-aid.module.css';

/** Whether the person may stay: asked, decided, until when. */
export function ResidencePanel({ matter }: { readonly matter: LegalMatterView }) {
  const { t } = useWords();
  const [asking, setAsking] = useState(false);
  return (
    <Panel
      title={t('residence.title')}
      icon={<IconId size={20} aria-hidden="true" />}
      flush
      actions={matter.mayRecord && !asking && <Button onClick={() => setAsking(true)}>{t('residence.ask')}</Button>}
    >
      {asking && <Ask matter={matter} onDone={() => setAsking(false)} />}
      {matter.residences.length === 0 ? (
        <EmptyState icon={<IconId size={30} stroke={1.6} aria-hidden="true" />} title={t('residence.none')} />
      ) : (
        <ul className={rows.list}>
          {matter.residences.map((one) => (
            <Row key={`${one.id} ${one.version}`} one={one} mayDecide={matter.mayRecord} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Ask({ matter, onDone }: { readonly matter: LegalMatterView; readonly onDone: () => void }) {
  const { t, options } = useWords();
  const sayDone = useSayDone();
  const ask = useAskResidence(matter);
  const today = localDay(new Date());
  const [kind, setKind] = useState<ResidenceKind>('permit');
  const [day, setDay] = useState<IsoDate | null>(today);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (day === null) return;
    ask.mutate(
      { kind, askedOn: day },
      {
        onSuccess: () => {
          sayDone('legal.done');
          onDone();
        },
      },
    );
  };
  return (
    <form noValidate onSubmit={submit} className={classes.form}>
      <Stack gap="md">
        <Select
          label={t('residence.kind')}
          data={options(residenceKinds)}
          value={kind}
          onChange={(value) => residenceKinds.has(value) && setKind(value)}
          allowDeselect={false}
        />
        <DateField label={t('residence.asked-on')} value={day} onChange={setDay} maxDate={today} />
        <ProblemAlert error={ask.error} />
        <Group>
          <Button type="submit" loading={ask.isPending}>
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

const tones = { asked: 'waiting', granted: 'done', refused: 'stopped', withdrawn: 'neutral' } as const;

function Row({ one, mayDecide }: { readonly one: ResidenceView; readonly mayDecide: boolean }) {
  const { t, code } = useWords();
  const { date } = useDates();
  const [open, setOpen] = useState(false);
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <span className={rows.name}>{code(residenceKinds, one.kind)}</span>
        <Text size="sm" c="dimmed">
          {[
            t('residence.asked', { day: date(one.askedOn) }),
            one.decidedOn === null ? null : t('residence.decided', { day: date(one.decidedOn) }),
            one.until === null ? null : t('residence.until-day', { day: date(one.until) }),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </Text>
      </div>
      <Group gap="xs">
        <StatusBadge tone={tones[one.status]}>{code(residenceStatuses, one.status)}</StatusBadge>
        {mayDecide && one.status === 'asked' && !open && (
          <Button variant="default" size="xs" onClick={() => setOpen(true)}>
            {t('residence.decide')}
          </Button>
        )}
      </Group>
      {open && <Decide one={one} onDone={() => setOpen(false)} />}
    </li>
  );
}

function Decide({ one, onDone }: { readonly one: ResidenceView; readonly onDone: () => void }) {
  const { t, options } = useWords();
  const sayDone = useSayDone();
  const decide = useDecideResidence(one);
  const reload = useReloadLegalAid();
  const today = localDay(new Date());
  const [status, setStatus] = useState<'granted' | 'refused' | 'withdrawn'>('granted');
  const [day, setDay] = useState<IsoDate | null>(today);
  const [until, setUntil] = useState<IsoDate | null>(null);
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (day === null || (status === 'granted' && until === null)) return;
    decide.mutate(
      { status, decidedOn: day, ...(status === 'granted' ? { until } : {}) },
      {
        onSuccess: () => {
          sayDone('legal.done');
          onDone();
        },
      },
    );
  };
  return (
    <form noValidate onSubmit={submit} className={classes.wide}>
      <Stack gap="md">
        <Select
          label={t('residence.decision')}
          data={options(residenceStatuses, ['granted', 'refused', 'withdrawn'])}
          value={status}
          onChange={(value) => (value === 'granted' || value === 'refused' || value === 'withdrawn') && setStatus(value)}
          allowDeselect={false}
        />
        <DateField label={t('residence.decided-on')} value={day} onChange={setDay} minDate={one.askedOn} maxDate={today} />
        {status === 'granted' && (
          <DateField
            label={t('residence.until')}
            value={until}
            onChange={setUntil}
            error={tried && until === null ? t('field.required') : undefined}
          />
        )}
        <ProblemAlert error={decide.error} onReload={reload} />
        <Group>
          <Button type="submit" loading={decide.isPending}>
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
