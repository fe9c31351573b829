import { useState } from 'react';
import { Alert, Button, Stack } from '@mantine/core';
import { IconAlertTriangle, IconArrowsExchange, IconBeach, IconCheck, IconUserQuestion, IconUsersGroup } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { HandedOverView, MemberLoad } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { StatusBadge } from '../../ui/status-badge';
import { HandOverDialog } from './hand-over-dialog';
import { loadNumber } from './load-number';
import { useCaseload } from './caseloads.queries';
import classes from './caseloads.module.css';

/** What went where at the last hand-over. */
interface Moved extends HandedOverView {
  readonly from: string;
  readonly to: string;
}

/** Who of the unit has how much, and what is nobody's, for who leads it. */
export function CaseloadPage() {
  const { t, name } = useWords();
  const { me } = useSession();
  useDocumentTitle('caseload.title');
  const { data, error, refetch } = useCaseload();
  const [handing, setHanding] = useState<MemberLoad | null>(null);
  const [moved, setMoved] = useState<Moved | null>(null);
  return (
    <>
      <PageHeader title={t('caseload.title')} intro={t('caseload.intro', { unit: name(me.unit.name) })} />
      <Stack gap="lg">
        {moved && <MovedAlert moved={moved} onClose={() => setMoved(null)} />}
        {error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <LoadingState rows={4} />
        ) : (
          <>
            <Panel flush title={t('caseload.unassigned')} icon={<IconUserQuestion size={20} aria-hidden="true" />}>
              <div className={classes.row}>
                <Numbers
                  of={[
                    { label: t('caseload.cases'), count: data.unassigned.cases, to: '/cases?status=open&assignee=nobody' },
                    { label: t('caseload.tasks'), count: data.unassigned.tasks, to: '/tasks?view=unassigned' },
                    { label: t('caseload.referrals-waiting'), count: data.unassigned.referrals },
                  ]}
                />
              </div>
            </Panel>
            <Panel flush title={t('caseload.members')} icon={<IconUsersGroup size={20} aria-hidden="true" />}>
              {data.members.length === 0 ? (
                <EmptyState icon={<IconUsersGroup size={30} stroke={1.6} aria-hidden="true" />} title={t('caseload.none')} />
              ) : (
                <ul className={classes.list}>
                  {data.members.map((member) => (
                    <MemberRow
                      key={member.id}
                      member={member}
                      onHandOver={
                        data.members.length > 1 && member.cases + member.tasks + member.referrals > 0 ? () => setHanding(member) : null
                      }
                    />
                  ))}
                </ul>
              )}
            </Panel>
          </>
        )}
      </Stack>
      {handing && data && (
        <HandOverDialog
          from={handing}
          members={data.members.filter(({ id }) => id !== handing.id)}
          onDone={(result, to) => {
            setMoved({ ...result, from: handing.displayName, to });
            setHanding(null);
          }}
          onClose={() => setHanding(null)}
        />
      )}
    </>
  );
}

/** Who sees to the work of somebody who is away; nobody, where there is work, is for who leads to mend. */
function StandIn({ member }: { readonly member: MemberLoad }) {
  const { t } = useWords();
  if (member.standIn) return <span className={classes.standIn}>{t('caseload.stand-in', { name: member.standIn })}</span>;
  if (member.cases + member.tasks + member.referrals === 0) return null;
  return (
    <StatusBadge tone="stopped" icon={<IconAlertTriangle size={16} aria-hidden="true" />}>
      {t('caseload.no-stand-in')}
    </StatusBadge>
  );
}

function MemberRow({ member, onHandOver }: { readonly member: MemberLoad; readonly onHandOver: (() => void) | null }) {
  const { t } = useWords();
  const { date } = useDates();
  return (
    <li className={`${classes.row} ${classes.member}`}>
      <div className={classes.who}>
        <span className={classes.name}>{member.displayName}</span>
        {member.awayUntil && (
          <StatusBadge tone="waiting" icon={<IconBeach size={16} aria-hidden="true" />}>
            {t('caseload.away', { day: date(member.awayUntil) })}
          </StatusBadge>
        )}
        {member.awayUntil && <StandIn member={member} />}
      </div>
      <Numbers
        of={[
          { label: t('caseload.cases'), count: member.cases, to: `/cases?status=open&assigneeId=${member.id}` },
          { label: t('caseload.tasks'), count: member.tasks },
          { label: t('caseload.overdue'), count: member.overdueTasks, late: true },
          { label: t('caseload.referrals'), count: member.referrals },
        ]}
      />
      <div className={classes.action}>
        {onHandOver && (
          <Button
            variant="default"
            size="sm"
            onClick={onHandOver}
            leftSection={<IconArrowsExchange size={18} aria-hidden="true" />}
            aria-label={`${t('caseload.hand-over')}: ${member.displayName}`}
          >
            {t('caseload.hand-over')}
          </Button>
        )}
      </div>
    </li>
  );
}

interface Count {
  readonly label: string;
  readonly count: number;
  readonly to?: string;
  readonly late?: boolean;
}

function Numbers({ of }: { readonly of: readonly Count[] }) {
  const { number } = useDates();
  return (
    <dl className={classes.numbers}>
      {of.map(({ label, count, to, late = false }) => (
        <div key={label} className={classes.count} data-late={(late && count > 0) || undefined}>
          <dt>{label}</dt>
          <dd>
            {to && count > 0 ? (
              <Link to={to} aria-label={`${label}: ${loadNumber(count, number)}`}>
                {loadNumber(count, number)}
              </Link>
            ) : (
              loadNumber(count, number)
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function MovedAlert({
  moved: { cases, tasks, referrals, left, from, to },
  onClose,
}: {
  readonly moved: Moved;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const { number } = useDates();
  return (
    <Alert
      color={left > 0 ? 'warn' : 'good'}
      role="status"
      icon={<IconCheck aria-hidden="true" />}
      title={t('caseload.moved-title', { from, to })}
      withCloseButton
      closeButtonLabel={t('action.close')}
      onClose={onClose}
    >
      <div>{t('caseload.moved', { cases: number(cases), tasks: number(tasks), referrals: number(referrals) })}</div>
      {left > 0 && <div>{t('caseload.stayed', { number: number(left), from })}</div>}
    </Alert>
  );
}
