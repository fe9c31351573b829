import { useState } from 'react';
import { Button, Stack } from '@mantine/core';
import { useAbility } from '@casl/react';
import { IconPlus, IconSignature } from '@tabler/icons-react';
import { consentGivers, consentPurposes, consentStatuses, type CaseView, type ConsentStatus, type ConsentView } from '@himaya/domain';
import type { AppAbility } from '@himaya/auth';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { CategoryPills } from '../../ui/category-pill';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { Panel } from '../../ui/panel';
import { StatusBadge, type Tone } from '../../ui/status-badge';
import { ConsentDialog } from './consent-dialog';
import { useConsents } from './consents.queries';
import { WithdrawDialog } from './withdraw-dialog';
import classes from './consents-panel.module.css';

const tones: Record<ConsentStatus, Tone> = { valid: 'done', expired: 'neutral', withdrawn: 'stopped' };

/** What the person agreed to, and the way to record or take back a consent. */
export function ConsentsPanel({ record }: { readonly record: CaseView }) {
  const { t } = useWords();
  const ability = useAbility<AppAbility>();
  const consents = useConsents(record.id);
  const [recording, setRecording] = useState(false);
  const [withdrawing, setWithdrawing] = useState<ConsentView | null>(null);
  const mayRecord = ability.can('record', 'Consent') && record.access.write.length > 0;
  // As easily as it was given: a unit that only reads still writes a withdrawal down, somebody on emergency access does not.
  const mayWithdraw = ability.can('withdraw', 'Consent') && record.access.bases.some((basis) => basis !== 'break-glass');
  return (
    <Panel
      title={t('consent.title')}
      icon={<IconSignature size={20} aria-hidden="true" />}
      actions={
        mayRecord && (
          <Button variant="light" size="sm" leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setRecording(true)}>
            {t('consent.new')}
          </Button>
        )
      }
    >
      {consents.error ? (
        <ErrorState error={consents.error} onRetry={() => void consents.refetch()} />
      ) : !consents.data ? (
        <LoadingState rows={2} />
      ) : consents.data.length === 0 ? (
        <p className={classes.none}>{t('consent.none')}</p>
      ) : (
        <Stack component="ul" gap="md" className={classes.list}>
          {consents.data.map((consent) => (
            <ConsentItem key={consent.id} consent={consent} onWithdraw={mayWithdraw ? () => setWithdrawing(consent) : undefined} />
          ))}
        </Stack>
      )}
      {mayRecord && (
        <ConsentDialog
          caseId={record.id}
          person={record.person}
          offered={record.access.read}
          opened={recording}
          onClose={() => setRecording(false)}
        />
      )}
      {withdrawing && <WithdrawDialog consent={withdrawing} onClose={() => setWithdrawing(null)} />}
    </Panel>
  );
}

function ConsentItem({ consent, onWithdraw }: { readonly consent: ConsentView; readonly onWithdraw: (() => void) | undefined }) {
  const { t, code, name } = useWords();
  const { date } = useDates();
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <span className={classes.purpose}>{code(consentPurposes, consent.purpose)}</span>
        <StatusBadge tone={tones[consent.status]}>{code(consentStatuses, consent.status)}</StatusBadge>
      </div>
      {consent.recipientUnit && <div>{t('consent.to', { unit: name(consent.recipientUnit.name) })}</div>}
      <div className={classes.more}>
        {code(consentGivers, consent.givenBy)}
        {' · '}
        {t('consent.until', { date: date(consent.validUntil) })}
      </div>
      <CategoryPills of={consent.categories} />
      {onWithdraw && consent.status !== 'withdrawn' && (
        <Button variant="subtle" color="danger" size="sm" className={classes.withdraw} onClick={onWithdraw}>
          {t('consent.withdraw')}
        </Button>
      )}
    </li>
  );
}
