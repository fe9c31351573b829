import { useState } from 'react';
import { Button, Group, Select } from '@mantine/core';
import {
  accusingLaws,
  daysBetween,
  localDay,
  safeguardChanges,
  safeguardKinds,
  safeguardOutcomes,
  safeguardParties,
  safeguardRules,
  safeguardStates,
  safeguardTypes,
  type IsoDate,
  type SafeguardChange,
  type SafeguardOutcome,
  type SafeguardState,
  type SafeguardView,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { DateField } from '../../ui/date-field';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge, type Tone } from '../../ui/status-badge';
import { useChangeSafeguard } from './safeguards.queries';
import classes from './safeguards.module.css';

const tones: Readonly<Record<SafeguardState, Tone>> = { open: 'active', 'asked-back': 'waiting', closed: 'neutral' };
const warnDays = 30;

/** One safeguard, with what can be done about it. */
export function SafeguardItem({ caseId, safeguard: one }: { readonly caseId: string; readonly safeguard: SafeguardView }) {
  const { t, code } = useWords();
  const { date, number } = useDates();
  const [asked, setAsked] = useState<SafeguardChange | null>(null);
  const left = one.until === null || one.state === 'closed' ? null : daysBetween(localDay(new Date()), one.until);
  return (
    <li className={classes.item}>
      <span className={classes.kind}>{code(safeguardKinds, one.kind)}</span>
      <Group gap="xs">
        <span className={classes.name}>{code(safeguardTypes, one.type)}</span>
        <StatusBadge tone={one.alert ? 'stopped' : tones[one.state]}>{code(safeguardStates, one.state)}</StatusBadge>
        {left !== null && left <= warnDays && (
          <StatusBadge tone="waiting">{t(left < 0 ? 'safeguards.expired' : 'safeguards.expires')}</StatusBadge>
        )}
      </Group>
      <div className={classes.more}>
        {one.party && <div>{code(safeguardParties, one.party)}</div>}
        {one.law && (
          <div>
            {one.article === null
              ? code(accusingLaws, one.law)
              : t('safeguards.article-of', { law: code(accusingLaws, one.law), article: number(one.article) })}
          </div>
        )}
        {one.since && <div>{t('safeguards.from', { date: date(one.since) })}</div>}
        {one.until && <div>{t('safeguards.to', { date: date(one.until) })}</div>}
        {one.followsPeriod && one.state !== 'closed' && (
          <div>{t(one.until === null ? 'safeguards.period-stands' : 'safeguards.follows-period')}</div>
        )}
        {one.outcome && one.closedOn && (
          <div>{t('safeguards.closed', { outcome: code(safeguardOutcomes, one.outcome), date: date(one.closedOn) })}</div>
        )}
      </div>
      {one.words && (
        <p className={classes.words} data-person>
          {one.words}
        </p>
      )}
      {one.actions.length > 0 && (
        <Group gap="xs">
          {one.actions.map((change) => (
            <Button key={change} variant="default" size="compact-sm" onClick={() => setAsked(change)}>
              {code(safeguardChanges, change)}
            </Button>
          ))}
        </Group>
      )}
      {asked && <ChangeDialog caseId={caseId} safeguard={one} change={asked} onClose={() => setAsked(null)} />}
    </li>
  );
}

interface DialogProps {
  readonly caseId: string;
  readonly safeguard: SafeguardView;
  readonly change: SafeguardChange;
  readonly onClose: () => void;
}

function ChangeDialog({ caseId, safeguard, change, onClose }: DialogProps) {
  const { t, code, options } = useWords();
  const sayDone = useSayDone();
  const [outcome, setOutcome] = useState<SafeguardOutcome | null>(null);
  const [on, setOn] = useState<IsoDate | null>(localDay(new Date()));
  const [tried, setTried] = useState(false);
  const deed = useChangeSafeguard(caseId, safeguard);
  const closes = change === 'close';
  const send = (): void => {
    setTried(true);
    if (on === null || (closes && outcome === null)) return;
    deed.mutate(
      { change, on, ...(closes ? { outcome } : {}) },
      {
        onSuccess: () => {
          sayDone('safeguards.saved');
          onClose();
        },
      },
    );
  };
  return (
    <ConfirmDialog
      opened
      title={code(safeguardTypes, safeguard.type)}
      confirmLabel={code(safeguardChanges, change)}
      busy={deed.isPending}
      error={deed.error}
      onConfirm={send}
      onClose={onClose}
    >
      {closes && (
        <Select
          label={t('safeguards.outcome')}
          data={options(safeguardOutcomes, safeguardRules[safeguard.kind].outcomes)}
          value={outcome}
          onChange={(chosen) => setOutcome(safeguardOutcomes.has(chosen) ? chosen : null)}
          error={tried && outcome === null ? t('field.required') : null}
          withAsterisk
        />
      )}
      <DateField
        label={t('safeguards.on')}
        value={on}
        onChange={setOn}
        error={tried && on === null ? t('field.required') : undefined}
        maxDate={localDay(new Date())}
        required
      />
    </ConfirmDialog>
  );
}
