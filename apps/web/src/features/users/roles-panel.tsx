import { useState } from 'react';
import { Button, Select, Text } from '@mantine/core';
import { IconPlus, IconShieldCheck } from '@tabler/icons-react';
import { grantableRoles, roleRules } from '@himaya/auth';
import {
  revocationReasons,
  roleGrantBases,
  roleEndings,
  roles,
  routes,
  type AppointmentReason,
  type HeldRole,
  type IsoDate,
  type RevocationReason,
  type Role,
  type UserView,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Panel } from '../../ui/panel';
import { useSayDone } from '../../ui/say-done';
import { endOfDay, RoleFields } from './role-fields';
import { useRoleWords } from './user-row';
import classes from './users.module.css';
import { useUserDeed } from './users.queries';

/** What an account may do, and giving and taking it. */
export function RolesPanel({ user }: { readonly user: UserView }) {
  const { t, code } = useWords();
  const { date } = useDates();
  const { me } = useSession();
  const words = useRoleWords();
  const [taking, setTaking] = useState<HeldRole | null>(null);
  const [giving, setGiving] = useState(false);
  const mine = grantableRoles(me.roles, user.unitKind);
  const possible = mine.filter((role) => user.roles.every((held) => held.role !== role));
  return (
    <Panel
      flush
      title={t('user.roles')}
      icon={<IconShieldCheck size={22} stroke={1.7} aria-hidden="true" />}
      actions={
        user.manageable &&
        possible.length > 0 && (
          <Button variant="light" size="sm" leftSection={<IconPlus size={18} aria-hidden="true" />} onClick={() => setGiving(true)}>
            {t('user.grant')}
          </Button>
        )
      }
    >
      <ul className={classes.list}>
        {user.roles.length === 0 && <li className={classes.row}>{t('users.no-roles')}</li>}
        {user.roles.map((held) => (
          <li key={held.role} className={classes.row}>
            <div className={classes.who}>
              <div className={classes.name}>{words(held)}</div>
              <div className={classes.more}>
                <span>{t('user.since', { date: date(held.since.slice(0, 10)) })}</span>
                <span>{code(roleGrantBases, held.basis)}</span>
              </div>
            </div>
            {user.manageable && mine.includes(held.role) && (
              <Button
                variant="subtle"
                color="danger"
                size="sm"
                aria-label={t('user.revoke-of', { role: code(roles, held.role) })}
                onClick={() => setTaking(held)}
              >
                {t('user.revoke')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {taking && <TakeRoleDialog user={user} role={taking.role} onClose={() => setTaking(null)} />}
      {giving && <GiveRoleDialog user={user} possible={possible} onClose={() => setGiving(false)} />}
    </Panel>
  );
}

function GiveRoleDialog({
  user,
  possible,
  onClose,
}: {
  readonly user: UserView;
  readonly possible: readonly Role[];
  readonly onClose: () => void;
}) {
  const { t, options } = useWords();
  const sayDone = useSayDone();
  const [role, setRole] = useState<Role | null>(possible[0] ?? null);
  const [reason, setReason] = useState<AppointmentReason>('new-post');
  const [until, setUntil] = useState<IsoDate | null>(null);
  const grant = useUserDeed(user, routes.grantRole);
  const needsEnd = role !== null && roleRules[role].needsEnd;
  const send = (): void => {
    if (role === null || (needsEnd && until === null)) return;
    grant.mutate(
      { role, reason, until: until && endOfDay(until) },
      {
        onSuccess: () => {
          sayDone('user.granted');
          onClose();
        },
      },
    );
  };
  return (
    <ConfirmDialog
      opened
      title={t('user.grant')}
      confirmLabel={t('user.grant')}
      busy={grant.isPending}
      error={grant.error}
      onConfirm={send}
      onClose={onClose}
    >
      <Select
        label={t('user.role')}
        data={options(roles, possible)}
        value={role}
        allowDeselect={false}
        onChange={(chosen) => roles.has(chosen) && setRole(chosen)}
      />
      <RoleFields reason={reason} onReason={setReason} until={until} onUntil={setUntil} needsEnd={needsEnd} />
    </ConfirmDialog>
  );
}

function TakeRoleDialog({ user, role, onClose }: { readonly user: UserView; readonly role: Role; readonly onClose: () => void }) {
  const { t, code, options } = useWords();
  const sayDone = useSayDone();
  const [reason, setReason] = useState<RevocationReason>('no-longer-needed');
  const revoke = useUserDeed(user, routes.revokeRole);
  const send = (): void =>
    revoke.mutate(
      { role, reason },
      {
        onSuccess: () => {
          sayDone('user.revoked');
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      opened
      danger
      title={t('user.revoke-of', { role: code(roles, role) })}
      confirmLabel={t('user.revoke')}
      busy={revoke.isPending}
      error={revoke.error}
      onConfirm={send}
      onClose={onClose}
    >
      <Text>{t('user.revoke-text')}</Text>
      <Select
        label={t('user.reason')}
        data={options(roleEndings, revocationReasons)}
        value={reason}
        allowDeselect={false}
        onChange={(chosen) => {
          const found = revocationReasons.find((known) => known === chosen);
          if (found) setReason(found);
        }}
      />
    </ConfirmDialog>
  );
}
