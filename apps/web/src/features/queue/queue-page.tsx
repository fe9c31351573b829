import { Button, NativeSelect, Tabs } from '@mantine/core';
import { IconInbox, IconMoodCheck, IconSend, IconUserPlus } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';
import { openReferralStatuses, referralBoxes, referralStatuses, type ReferralBox, type ReferralStatus } from '@himaya/domain';
import { useDocumentTitle } from '../../platform/document-title';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ReferralList, useReferrals } from '../referrals';
import { IncomingTransfers } from '../transfers';
import classes from './queue-page.module.css';

const finished = ['completed', 'failed', 'cancelled', 'entered-in-error'] as const satisfies readonly ReferralStatus[];

/** Home: what waits for this unit, by deadline, each with its one next action. */
export function QueuePage() {
  const { t, code, name } = useWords();
  const { me, ability } = useSession();
  const [search, setSearch] = useSearchParams();
  useDocumentTitle('queue.title');
  const answers = ability.can('receive', 'Referral');
  const asked = search.get('box');
  const box: ReferralBox = referralBoxes.has(asked) ? asked : answers ? 'incoming' : 'outgoing';
  const filter = search.get('status') ?? 'open';
  const mine = search.get('whose') === 'mine';
  const show = (changed: Record<string, string>): void => setSearch({ box, ...changed }, { replace: true });
  return (
    <>
      <PageHeader
        title={t('queue.title')}
        intro={t('queue.intro', { unit: name(me.unit.name) })}
        actions={
          ability.can('open', 'Case') && (
            <Button component={Link} to="/cases/find" leftSection={<IconUserPlus size={20} aria-hidden="true" />}>
              {t('nav.new-case')}
            </Button>
          )
        }
      />
      <IncomingTransfers />
      <Tabs value={box} onChange={(chosen) => chosen && show({ box: chosen })} keepMounted={false}>
        <div className={classes.bar}>
          <Tabs.List className={classes.tabs}>
            {referralBoxes.codes.map((offered) => (
              <Tabs.Tab
                key={offered}
                value={offered}
                leftSection={
                  offered === 'incoming' ? (
                    <IconInbox size={18} aria-hidden="true" />
                  ) : (
                    <IconSend size={18} aria-hidden="true" className={classes.send} />
                  )
                }
              >
                {code(referralBoxes, offered)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {box === 'incoming' && answers && (
            <NativeSelect
              aria-label={t('queue.whose')}
              className={classes.filter}
              value={mine ? 'mine' : 'all'}
              onChange={(event) => show({ status: filter, whose: event.currentTarget.value })}
              data={[
                { value: 'all', label: t('queue.whose-all') },
                { value: 'mine', label: t('queue.whose-mine') },
              ]}
            />
          )}
          <NativeSelect
            aria-label={t('queue.filter')}
            className={classes.filter}
            value={filter}
            onChange={(event) => show({ status: event.currentTarget.value, ...(mine ? { whose: 'mine' } : {}) })}
            data={[
              { value: 'open', label: t('queue.open') },
              ...openReferralStatuses.map((status) => ({ value: status, label: code(referralStatuses, status) })),
              ...(box === 'outgoing' ? [{ value: 'draft', label: code(referralStatuses, 'draft') }] : []),
              { value: 'rejected', label: code(referralStatuses, 'rejected') },
              { value: 'finished', label: t('queue.finished') },
            ]}
          />
        </div>
        {referralBoxes.codes.map((offered) => (
          <Tabs.Panel key={offered} value={offered}>
            <QueueBox box={offered} statuses={statusesOf(filter)} mine={offered === 'incoming' && mine} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}

function QueueBox({
  box,
  statuses,
  mine,
}: {
  readonly box: ReferralBox;
  readonly statuses: readonly ReferralStatus[];
  readonly mine: boolean;
}) {
  const { t } = useWords();
  const list = useReferrals(box, statuses, mine);
  return (
    <Panel flush>
      <ReferralList
        list={list}
        empty={
          <EmptyState
            icon={<IconMoodCheck size={30} stroke={1.6} aria-hidden="true" />}
            title={t(`queue.empty.${box}`)}
            text={t(`queue.empty-text.${box}`)}
          />
        }
      />
    </Panel>
  );
}

function statusesOf(filter: string): readonly ReferralStatus[] {
  if (filter === 'finished') return finished;
  return referralStatuses.has(filter) ? [filter] : openReferralStatuses;
}
