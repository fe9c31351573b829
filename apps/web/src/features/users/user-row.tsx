import { Link } from 'react-router';
import { accountStates, roles, type AccountState, type HeldRole, type UserListItem } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { PersonName } from '../../ui/person-name';
import { StatusBadge, type Tone } from '../../ui/status-badge';
import classes from './users.module.css';

const tones: Record<AccountState, Tone> = { active: 'active', 'awaiting-password': 'waiting', disabled: 'stopped' };

export function AccountStateBadge({ state }: { readonly state: AccountState }) {
  const { code } = useWords();
  return <StatusBadge tone={tones[state]}>{code(accountStates, state)}</StatusBadge>;
}

/** A role in words, with its end where it has one. */
export function useRoleWords(): (held: HeldRole) => string {
  const { t, code } = useWords();
  const { date } = useDates();
  return ({ role, until }) =>
    until === null ? code(roles, role) : t('users.role-until', { role: code(roles, role), date: date(until.slice(0, 10)) });
}

/** An account in a list. */
export function UserRow({ user }: { readonly user: UserListItem }) {
  const { t, name, list } = useWords();
  const { date } = useDates();
  const words = useRoleWords();
  return (
    <li className={classes.row}>
      <div className={classes.who}>
        <Link to={`/admin/users/${user.id}`} className={classes.name}>
          <PersonName>{user.displayName}</PersonName>
        </Link>
        <div className={classes.more}>
          <bdi dir="ltr">{user.username}</bdi>
          <span>{name(user.unit.name)}</span>
        </div>
        <div className={classes.more}>
          <span>{user.roles.length === 0 ? t('users.no-roles') : list(user.roles.map(words))}</span>
          <span>
            {user.lastSignInMonth === null
              ? t('users.never-signed-in')
              : t('users.last-sign-in', { month: date(`${user.lastSignInMonth}-01`, 'month') })}
          </span>
        </div>
      </div>
      {user.onLeave && <StatusBadge tone="neutral">{t('users.on-leave')}</StatusBadge>}
      <AccountStateBadge state={user.state} />
    </li>
  );
}
