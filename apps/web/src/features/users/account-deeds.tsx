import { useState } from 'react';
import { Button, Group, Modal, Select, TextInput } from '@mantine/core';
import { IconKey, IconLock, IconLockOpen, IconPencil } from '@tabler/icons-react';
import { disablingReasons, routes, type DisablingReason, type UnitId, type UserView } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { useSayDone } from '../../ui/say-done';
import { CodeSheet } from './code-sheet';
import classes from './users.module.css';
import { useUnitsOfAgency, useUserDeed } from './users.queries';

type Deed = 'change' | 'reset' | 'disable' | 'enable';

/** What can be done with an account. */
export function AccountDeeds({ user }: { readonly user: UserView }) {
  const { t } = useWords();
  const [deed, setDeed] = useState<Deed | null>(null);
  const close = (): void => setDeed(null);
  return (
    <Group gap="sm" className={classes.noPrint}>
      <Button variant="default" leftSection={<IconPencil size={18} aria-hidden="true" />} onClick={() => setDeed('change')}>
        {t('user.change')}
      </Button>
      {user.state === 'disabled' ? (
        <Button variant="light" leftSection={<IconLockOpen size={18} aria-hidden="true" />} onClick={() => setDeed('enable')}>
          {t('user.enable')}
        </Button>
      ) : (
        <>
          <Button variant="default" leftSection={<IconKey size={18} aria-hidden="true" />} onClick={() => setDeed('reset')}>
            {t('user.reset')}
          </Button>
          <Button color="danger" variant="light" leftSection={<IconLock size={18} aria-hidden="true" />} onClick={() => setDeed('disable')}>
            {t('user.disable')}
          </Button>
        </>
      )}
      {deed === 'change' && <ChangeDialog user={user} onClose={close} />}
      {deed === 'reset' && <ResetDialog user={user} onClose={close} />}
      {deed === 'disable' && <DisableDialog user={user} onClose={close} />}
      {deed === 'enable' && <EnableDialog user={user} onClose={close} />}
    </Group>
  );
}

interface Props {
  readonly user: UserView;
  readonly onClose: () => void;
}

function ChangeDialog({ user, onClose }: Props) {
  const { t, name } = useWords();
  const sayDone = useSayDone();
  const units = useUnitsOfAgency();
  const [displayName, setDisplayName] = useState(user.displayName);
  const [unitId, setUnitId] = useState<UnitId>(user.unit.id);
  const change = useUserDeed(user, routes.changeUser);
  const send = (): void => {
    if (displayName.trim() === '') return;
    change.mutate(
      { displayName: displayName.trim(), unitId },
      {
        onSuccess: () => {
          sayDone('user.changed');
          onClose();
        },
      },
    );
  };
  return (
    <ConfirmDialog
      opened
      title={t('user.change')}
      text={t('user.change-note')}
      confirmLabel={t('user.save')}
      busy={change.isPending}
      error={change.error}
      onConfirm={send}
      onClose={onClose}
    >
      <TextInput
        label={t('user.display-name')}
        value={displayName}
        maxLength={120}
        required
        error={displayName.trim() === '' && t('new-user.needed')}
        onChange={(event) => setDisplayName(event.currentTarget.value)}
      />
      <Select
        label={t('user.unit')}
        data={(units.data ?? []).map((unit) => ({ value: unit.id, label: name(unit.name) }))}
        value={unitId}
        allowDeselect={false}
        searchable
        onChange={(id) => id && setUnitId(id)}
      />
    </ConfirmDialog>
  );
}

function ResetDialog({ user, onClose }: Props) {
  const { t } = useWords();
  const reset = useUserDeed(user, routes.resetPassword);
  if (reset.data) {
    return (
      <Modal opened onClose={onClose} title={t('user.reset')} size="lg" closeButtonProps={{ 'aria-label': t('action.close') }}>
        <CodeSheet user={reset.data}>
          <Button onClick={onClose}>{t('code-sheet.done')}</Button>
        </CodeSheet>
      </Modal>
    );
  }
  return (
    <ConfirmDialog
      opened
      danger
      title={t('user.reset')}
      text={t('user.reset-text')}
      confirmLabel={t('user.reset')}
      busy={reset.isPending}
      error={reset.error}
      onConfirm={() => reset.mutate({})}
      onClose={onClose}
    />
  );
}

function DisableDialog({ user, onClose }: Props) {
  const { t, options } = useWords();
  const sayDone = useSayDone();
  const [reason, setReason] = useState<DisablingReason>('left-service');
  const disable = useUserDeed(user, routes.disableUser);
  const send = (): void =>
    disable.mutate(
      { reason },
      {
        onSuccess: () => {
          sayDone('user.disabled-done');
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      opened
      danger
      title={t('user.disable')}
      text={t('user.disable-text')}
      confirmLabel={t('user.disable')}
      busy={disable.isPending}
      error={disable.error}
      onConfirm={send}
      onClose={onClose}
    >
      <Select
        label={t('user.reason')}
        data={options(disablingReasons)}
        value={reason}
        allowDeselect={false}
        onChange={(chosen) => disablingReasons.has(chosen) && setReason(chosen)}
      />
    </ConfirmDialog>
  );
}

function EnableDialog({ user, onClose }: Props) {
  const { t } = useWords();
  const sayDone = useSayDone();
  const enable = useUserDeed(user, routes.enableUser);
  const send = (): void =>
    enable.mutate(
      {},
      {
        onSuccess: () => {
          sayDone('user.enabled-done');
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      opened
      title={t('user.enable')}
      text={t('user.enable-text')}
      confirmLabel={t('user.enable')}
      busy={enable.isPending}
      error={enable.error}
      onConfirm={send}
      onClose={onClose}
    />
  );
}
