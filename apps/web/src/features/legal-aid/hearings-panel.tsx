import { useState } from 'react';
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconGavel } from '@tabler/icons-react';
import {
  governorates,
  hearingAttendants,
  hearingCourts,
  hearingProtections,
  hearingPurposes,
  hearingReasons,
  hearingStatuses,
  type HearingView,
  type LegalMatterView,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { HearingForm } from './hearing-form';
import { HearingStep } from './hearing-step';
import classes from './legal-aid.module.css';

/** When the person is heard, where and how protected, and what came of it. */
export function HearingsPanel({ matter }: { readonly matter: LegalMatterView }) {
  const { t } = useWords();
  const [adding, setAdding] = useState(false);
  return (
    <Panel
      title={t('hearing.title')}
      icon={<IconGavel size={20} aria-hidden="true" />}
      flush
      actions={matter.mayRecord && !adding && <Button onClick={() => setAdding(true)}>{t('hearing.plan')}</Button>}
    >
      {adding && (
        <div className={classes.form}>
          <HearingForm matter={matter} onDone={() => setAdding(false)} />
        </div>
      )}
      {matter.hearings.length === 0 ? (
        <EmptyState icon={<IconGavel size={30} stroke={1.6} aria-hidden="true" />} title={t('hearing.none')} />
      ) : (
        <ul className={rows.list}>
          {matter.hearings.map((hearing) => (
            <Hearing key={`${hearing.id} ${hearing.version}`} hearing={hearing} mayMove={matter.mayRecord} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

const tones = { planned: 'waiting', held: 'done', adjourned: 'neutral', cancelled: 'neutral' } as const;

function Hearing({ hearing, mayMove }: { readonly hearing: HearingView; readonly mayMove: boolean }) {
  const { t, code, list } = useWords();
  const { instant, clock } = useDates();
  const end = new Date(hearing.endsAt);
  const [open, setOpen] = useState(false);
  const { protections, given, attended } = hearing;
  return (
    <li className={rows.row}>
      <Stack gap={4} className={rows.words}>
        <span className={rows.name}>{`${instant(hearing.startsAt)} – ${clock(end.getHours() * 60 + end.getMinutes())}`}</span>
        <Text size="sm">
          {[code(hearingCourts, hearing.court), code(governorates, hearing.governorate), code(hearingPurposes, hearing.purpose)].join(
            ' · ',
          )}
        </Text>
        <Text size="sm" c="dimmed">
          {[
            hearing.lawyer,
            hearing.interpreterAsked ? t('hearing.interpreter') : null,
            protections.length > 0 ? t('hearing.asked-for', { what: list(protections.map((one) => code(hearingProtections, one))) }) : null,
            given.length > 0 ? t('hearing.given', { what: list(given.map((one) => code(hearingProtections, one))) }) : null,
            attended.length > 0 ? t('hearing.there', { who: list(attended.map((one) => code(hearingAttendants, one))) }) : null,
            hearing.reason === null ? null : code(hearingReasons, hearing.reason),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </Text>
      </Stack>
      <Group gap="xs">
        <StatusBadge tone={tones[hearing.status]}>{code(hearingStatuses, hearing.status)}</StatusBadge>
        {mayMove && hearing.status === 'planned' && !open && (
          <Button variant="default" size="xs" onClick={() => setOpen(true)}>
            {t('hearing.tell')}
          </Button>
        )}
      </Group>
      {open && <HearingStep hearing={hearing} onDone={() => setOpen(false)} />}
    </li>
  );
}
