import { Button } from '@mantine/core';
import { IconMoodCheck, IconPhone } from '@tabler/icons-react';
import { dutyKinds, governorates, services, stuckReasons, type StuckView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { StatusBadge } from '../../ui/status-badge';
import { CaseNumber } from '../case-record';
import { ReferralStatusBadge, UrgencyMark } from '../referrals';
import { useStuck } from './caseloads.queries';
import classes from './caseloads.module.css';

/** What stands still in the desk's governorates, the longest first: whom to call, about which number. */
export function StuckPage() {
  const { t, code } = useWords();
  useDocumentTitle('stuck.title');
  const list = useStuck();
  const places = [...new Set(list.items?.map(({ governorate }) => governorate))];
  return (
    <>
      <PageHeader title={t('stuck.title')} intro={t('stuck.intro')} />
      {list.error ? (
        <ErrorState error={list.error} onRetry={list.retry} />
      ) : !list.items ? (
        <LoadingState rows={4} />
      ) : list.items.length === 0 ? (
        <Panel flush>
          <EmptyState
            icon={<IconMoodCheck size={30} stroke={1.6} aria-hidden="true" />}
            title={t('stuck.none')}
            text={t('stuck.none-text')}
          />
        </Panel>
      ) : (
        <div className={classes.places}>
          {places.map((place) => (
            <Panel key={place} title={code(governorates, place)} flush>
              <ul className={classes.list}>
                {list.items
                  ?.filter(({ governorate }) => governorate === place)
                  .map((item) => (
                    <StuckRow key={item.id} item={item} />
                  ))}
              </ul>
            </Panel>
          ))}
        </div>
      )}
      <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
    </>
  );
}

function StuckRow({ item }: { readonly item: StuckView }) {
  const { t, code, name } = useWords();
  const { instant } = useDates();
  return (
    <li className={classes.row}>
      <div className={classes.who}>
        <span className={classes.name}>
          <CaseNumber>{item.caseNumber}</CaseNumber>
        </span>
        <span>{item.referral ? code(services, item.referral.service) : item.duty && code(dutyKinds, item.duty)}</span>
        <span className={classes.more}>
          {item.toUnit ? t('stuck.between', { from: name(item.fromUnit), to: name(item.toUnit) }) : name(item.fromUnit)}
        </span>
      </div>
      <div className={classes.state}>
        <span className={classes.badges}>
          <StatusBadge tone={item.reason === 'unanswered' ? 'waiting' : 'stopped'}>{code(stuckReasons, item.reason)}</StatusBadge>
          {item.referral && <ReferralStatusBadge status={item.referral.status} />}
          {item.referral && <UrgencyMark urgency={item.referral.urgency} />}
        </span>
        <span className={classes.more}>{t('stuck.since', { time: instant(item.since) })}</span>
      </div>
      <div className={classes.action}>
        {item.fromPhone ? (
          <Button
            component="a"
            href={`tel:${item.fromPhone.replace(/\s/g, '')}`}
            leftSection={<IconPhone size={18} aria-hidden="true" />}
            aria-label={t('stuck.call', { unit: name(item.fromUnit), phone: item.fromPhone })}
          >
            <bdi dir="ltr" className={classes.phone}>
              {item.fromPhone}
            </bdi>
          </Button>
        ) : (
          <span className={classes.more}>{t('stuck.no-phone')}</span>
        )}
      </div>
    </li>
  );
}
