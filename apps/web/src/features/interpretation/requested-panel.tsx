import { Button, Text } from '@mantine/core';
import { IconLanguage } from '@tabler/icons-react';
import {
  interpretationAbsentees,
  interpretationReasons,
  interpretationStatuses,
  interpreterSexes,
  type ReferralView,
  type RequestedSession,
} from '@himaya/domain';
import { Link } from 'react-router';
import { useDates } from '../../platform/dates';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { useRequested } from './interpretation.queries';
import { toneOf, useSessionWords } from './session-words';

/** On a referral for interpretation: the way into the office's room, and for whoever asked when somebody comes. */
export function RequestedPanel({ referral }: { readonly referral: ReferralView }) {
  const { t } = useWords();
  const { ability } = useSession();
  const incoming = referral.box === 'incoming';
  if (incoming && !(ability.can('read', 'Interpretation') && referral.caseId)) return null;
  return (
    <Panel title={t('interp.requested')} icon={<IconLanguage size={20} aria-hidden="true" />} flush={!incoming}>
      {incoming ? (
        <Button component={Link} to={`/interpretation/referrals/${referral.id}`}>
          {t('interp.open-service')}
        </Button>
      ) : (
        <Requested referral={referral} />
      )}
    </Panel>
  );
}

function Requested({ referral }: { readonly referral: ReferralView }) {
  const { t } = useWords();
  const requested = useRequested(referral.id);
  if (!requested.data || requested.data.items.length === 0) {
    return (
      <Text className={rows.row} c="dimmed">
        {t('interp.requested-none')}
      </Text>
    );
  }
  return (
    <ul className={rows.list}>
      {requested.data.items.map((one) => (
        <Item key={`${one.from}|${one.status}|${one.interpreterSex}`} one={one} />
      ))}
    </ul>
  );
}

function Item({ one }: { readonly one: RequestedSession }) {
  const { t, code } = useWords();
  const { number } = useDates();
  const { span, manner } = useSessionWords();
  const more = [
    t('interp.requested-by', { sex: code(interpreterSexes, one.interpreterSex) }),
    one.minutes === null ? null : t('interp.minutes-count', { number: number(one.minutes) }),
    one.absentee === null ? null : `${t('interp.absentee')}: ${code(interpretationAbsentees, one.absentee)}`,
    one.reason === null ? null : code(interpretationReasons, one.reason),
  ].filter((part) => part !== null);
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <span className={rows.name}>{span(one)}</span>
        <Text size="sm">{more.join(' · ')}</Text>
        <Text size="sm" c="dimmed">
          {manner(one)}
        </Text>
      </div>
      <StatusBadge tone={toneOf[one.status]}>{code(interpretationStatuses, one.status)}</StatusBadge>
    </li>
  );
}
