import { Alert, Stack } from '@mantine/core';
import { IconHistory, IconId, IconInfoCircle, IconShieldCheck } from '@tabler/icons-react';
import { useParams } from 'react-router';
import { disablingReasons, roleEndings, roleReasons, roles, type UserView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { DefinitionList } from '../../ui/definition-list';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { PersonName } from '../../ui/person-name';
import { StatusBadge } from '../../ui/status-badge';
import { AccountDeeds } from './account-deeds';
import { LeavesPanel } from './leaves-panel';
import { RolesPanel } from './roles-panel';
import { AccountStateBadge } from './user-row';
import classes from './users.module.css';
import { useUser } from './users.queries';

/** One account: its roles, what can be done with it, its history. */
export function UserPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  useDocumentTitle('user.title');
  const { data: user, error, refetch } = useUser(id);
  const back = { to: '/admin/users', label: t('users.title') };
  if (error) {
    return (
      <>
        <PageHeader title={t('user.title')} back={back} />
        <ErrorState error={error} onRetry={() => void refetch()} />
      </>
    );
  }
  if (!user) return <LoadingState />;
  return (
    <>
      <PageHeader title={<PersonName>{user.displayName}</PersonName>} intro={<AccountStateBadge state={user.state} />} back={back} />
      <Stack gap="lg">
        {!user.manageable && (
          <Alert color="slate" icon={<IconInfoCircle aria-hidden="true" />}>
            {t('user.not-manageable')}
          </Alert>
        )}
        <RolesPanel user={user} />
        <AccountPanel user={user} />
        <LeavesPanel user={user} />
        <HistoryPanel user={user} />
      </Stack>
    </>
  );
}

function AccountPanel({ user }: { readonly user: UserView }) {
  const { t, name, code } = useWords();
  const { date, instant } = useDates();
  return (
    <Panel title={t('user.account')} icon={<IconId size={22} stroke={1.7} aria-hidden="true" />}>
      <Stack gap="md">
        <DefinitionList
          items={[
            { term: t('user.username'), value: <bdi dir="ltr">{user.username}</bdi> },
            { term: t('user.unit'), value: name(user.unit.name) },
            { term: t('user.created'), value: date(user.createdAt.slice(0, 10)) },
            {
              term: t('user.last-sign-in'),
              value: user.lastSignInMonth === null ? t('users.never-signed-in') : date(`${user.lastSignInMonth}-01`, 'month'),
            },
            ...(user.codeUntil ? [{ term: t('user.code-until'), value: instant(user.codeUntil) }] : []),
            ...(user.disabledReason ? [{ term: t('user.disabled-why'), value: code(disablingReasons, user.disabledReason) }] : []),
          ]}
        />
        {user.manageable && <AccountDeeds user={user} />}
      </Stack>
    </Panel>
  );
}

function HistoryPanel({ user }: { readonly user: UserView }) {
  const { t, code } = useWords();
  const { date } = useDates();
  const day = (instant: string): string => date(instant.slice(0, 10));
  return (
    <Panel flush title={t('user.history')} icon={<IconHistory size={22} stroke={1.7} aria-hidden="true" />}>
      <ul className={classes.list}>
        {user.history.length === 0 && <li className={classes.row}>{t('user.history-none')}</li>}
        {user.history.map((grant) => (
          <li key={grant.id} className={classes.row}>
            <div className={classes.who}>
              <div className={classes.name}>{code(roles, grant.role)}</div>
              <div className={classes.more}>
                <span>
                  {grant.until === null
                    ? t('user.since', { date: day(grant.since) })
                    : t('user.since-until', { from: day(grant.since), to: day(grant.until) })}
                </span>
                <span>{code(roleReasons, grant.reason)}</span>
                <span>{grant.grantedBy === null ? t('user.by-setup') : t('user.by', { name: grant.grantedBy })}</span>
              </div>
              {grant.ending && (
                <div className={classes.more}>
                  <span>{t('user.ended', { how: code(roleEndings, grant.ending) })}</span>
                  {grant.endedBy && <span>{t('user.ended-by', { name: grant.endedBy })}</span>}
                </div>
              )}
            </div>
            {!grant.endedAt && (
              <StatusBadge tone="active" icon={<IconShieldCheck size={14} aria-hidden="true" />}>
                {t('user.since', { date: day(grant.since) })}
              </StatusBadge>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
