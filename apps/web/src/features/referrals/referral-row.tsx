import { Badge, Button } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconMessage } from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router';
import { needCodes, services, type ReferralAction, type ReferralListItem } from '@himaya/domain';
import { directionOf } from '../../platform/i18n';
import { useWords } from '../../platform/words';
import { DueTime } from '../../ui/due-time';
import { ProblemAlert } from '../../ui/problem-alert';
import { ReferralStatusBadge, UrgencyMark } from './referral-badges';
import { useReferralAction, useReloadReferral } from './referrals.queries';
import { ServiceIcon } from './service-icon';
import { SummaryLine } from './summary-facts';
import classes from './referral-row.module.css';

/** Of several possible steps, the one to take next. */
const order: readonly ReferralAction[] = ['receive', 'accept', 'start', 'resume', 'complete', 'send'];

/** One waiting referral with its one next action. */
export function ReferralRow({ item }: { readonly item: ReferralListItem }) {
  const { t, code, name } = useWords();
  const incoming = item.box === 'incoming';
  return (
    <li className={classes.row} data-urgency={item.urgency}>
      <span className={classes.icon}>
        <ServiceIcon service={item.service} />
      </span>
      <div className={classes.words}>
        <Link to={`/referrals/${item.id}`} className={classes.title}>
          {code(services, item.service)}
          {' · '}
          {code(needCodes, item.needCode)}
        </Link>
        <div className={classes.more}>
          <SummaryLine summary={item.summary} />
        </div>
        <div className={classes.marks}>
          {item.unread && (
            <Badge color="himaya" leftSection={<IconMessage size={12} aria-hidden="true" />}>
              {t('referral.unread')}
            </Badge>
          )}
          {item.takenBy && <span className={classes.taken}>{t('referral.taken-by', { name: item.takenBy.name })}</span>}
          <span>
            {incoming ? t('referral.from', { unit: name(item.fromUnit.name) }) : t('referral.to', { unit: name(item.toUnit.name) })}
          </span>
        </div>
      </div>
      <div className={classes.state}>
        <span className={classes.badges}>
          <ReferralStatusBadge status={item.status} />
          <UrgencyMark urgency={item.urgency} />
        </span>
        {item.dueAt && <DueTime dueAt={item.dueAt} />}
      </div>
      <NextAction item={item} />
    </li>
  );
}

function NextAction({ item }: { readonly item: ReferralListItem }) {
  const { t, language } = useWords();
  const navigate = useNavigate();
  const action = useReferralAction(item);
  const reload = useReloadReferral(item.id);
  const next = order.find((candidate) => item.actions.includes(candidate));
  const Forward = directionOf(language) === 'rtl' ? IconArrowLeft : IconArrowRight;
  if (next === 'receive') {
    const receive = (): void =>
      action.mutate({ action: 'receive', answer: {} }, { onSuccess: () => void navigate(`/referrals/${item.id}`) });
    return (
      <div className={classes.action}>
        <Button onClick={receive} loading={action.isPending} fullWidth>
          {t('referral.next.receive')}
        </Button>
        <ProblemAlert error={action.error} onReload={reload} />
      </div>
    );
  }
  const again = item.box === 'outgoing' && item.status === 'rejected';
  return (
    <div className={classes.action}>
      <Button
        component={Link}
        to={again ? `/referrals/${item.id}/again` : `/referrals/${item.id}`}
        variant={next || again ? 'filled' : 'default'}
        rightSection={<Forward size={18} aria-hidden="true" />}
        fullWidth
      >
        {t(again ? 'referral.next.again' : `referral.next.${next ?? 'follow'}`)}
      </Button>
    </div>
  );
}
