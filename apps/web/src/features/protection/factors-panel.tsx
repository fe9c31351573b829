import { useState } from 'react';
import { Alert, Button, Group, Modal, Text } from '@mantine/core';
import { IconDeviceMobile, IconKey, IconLifebuoy, IconShieldLock, IconShieldOff } from '@tabler/icons-react';
import { factorKinds, type EnrolledView, type ProtectionView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { useSayDone } from '../../ui/say-done';
import { PasskeySetup } from './passkey-setup';
import classes from './protection.module.css';
import { useRefreshProtection, useRemoveFactor, useRenewRecoveryCodes, wantsProof } from './protection.queries';
import { RecoveryCodes } from './recovery-codes';
import { TotpSetup } from './totp-setup';

type Factor = ProtectionView['factors'][number];
type Opened = 'totp' | 'passkey' | 'renew' | Factor | null;

interface Props {
  readonly of: ProtectionView;
  /** Does it at once after a recent proof, and after a new one otherwise. */
  readonly afterProof: (work: () => void) => void;
}

/** The second factors of the own account and the codes for when they are lost. */
export function FactorsPanel({ of, afterProof }: Props) {
  const { t, code } = useWords();
  const { number } = useDates();
  const sayDone = useSayDone();
  const refresh = useRefreshProtection();
  const remove = useRemoveFactor();
  const renew = useRenewRecoveryCodes();
  const [opened, setOpened] = useState<Opened>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const close = (): void => {
    setOpened(null);
    setCodes(null);
    remove.reset();
    renew.reset();
    refresh();
  };
  const enrolled = (view: EnrolledView): void => (view.recoveryCodes ? setCodes(view.recoveryCodes) : close());
  const removing = opened !== null && typeof opened === 'object' ? opened : null;
  const removeIt = (factor: Factor): void =>
    remove.mutate(factor.id, {
      onSuccess: () => {
        setOpened(null);
        sayDone('protection.removed');
      },
      onError: (error) => wantsProof(error) && afterProof(() => removeIt(factor)),
    });
  const renewThem = (): void =>
    renew.mutate(undefined, {
      onSuccess: ({ recoveryCodes }) => setCodes(recoveryCodes),
      onError: (error) => wantsProof(error) && afterProof(renewThem),
    });
  const hasTotp = of.factors.some(({ kind }) => kind === 'totp');
  return (
    <Panel title={t('protection.factors')} icon={<IconShieldLock size={20} aria-hidden="true" />} flush>
      {of.factors.length === 0 ? (
        <EmptyState
          icon={<IconShieldOff size={30} stroke={1.6} aria-hidden="true" />}
          title={t('protection.factors-none')}
          text={t('protection.factors-none-text')}
        />
      ) : (
        <ul className={classes.rows}>
          {of.factors.map((factor) => (
            <FactorRow key={factor.id} factor={factor} onRemove={() => setOpened(factor)} />
          ))}
          <li className={classes.row}>
            <IconLifebuoy size={22} aria-hidden="true" />
            <div className={classes.words}>
              <Text fw={600}>{t('protection.codes')}</Text>
              <Text size="sm" c="dimmed">
                {t('protection.codes-left', { number: number(of.recoveryCodesLeft) })}
              </Text>
            </div>
            <Button variant="light" size="sm" onClick={() => setOpened('renew')}>
              {t('protection.codes-renew')}
            </Button>
          </li>
        </ul>
      )}
      <Group className={classes.foot} gap="sm">
        <Button leftSection={<IconDeviceMobile size={18} aria-hidden="true" />} onClick={() => afterProof(() => setOpened('totp'))}>
          {t(hasTotp ? 'protection.replace-totp' : 'protection.add-totp')}
        </Button>
        <Button
          variant="light"
          leftSection={<IconKey size={18} aria-hidden="true" />}
          onClick={() => afterProof(() => setOpened('passkey'))}
        >
          {t('protection.add-passkey')}
        </Button>
        {of.required && (
          <Text size="sm" c="dimmed">
            {t('protection.required')}
          </Text>
        )}
      </Group>
      <Modal
        opened={opened === 'totp' || opened === 'passkey' || codes !== null}
        onClose={close}
        title={t(codes ? 'codes.title' : opened === 'passkey' ? 'passkey.title' : 'totp.title')}
        closeButtonProps={{ 'aria-label': t('action.close') }}
        // Codes are shown once: not to be lost by a click beside them.
        closeOnClickOutside={codes === null}
        withCloseButton={codes === null}
        closeOnEscape={codes === null}
      >
        {codes ? (
          <RecoveryCodes codes={codes} level={null} onKept={close} />
        ) : opened === 'totp' ? (
          <TotpSetup onEnrolled={enrolled} />
        ) : opened === 'passkey' ? (
          <PasskeySetup onEnrolled={enrolled} />
        ) : null}
      </Modal>
      <ConfirmDialog
        opened={removing !== null}
        danger
        title={t('protection.remove-title')}
        confirmLabel={t('protection.remove')}
        busy={remove.isPending}
        error={wantsProof(remove.error) ? null : remove.error}
        onConfirm={() => removing && removeIt(removing)}
        onClose={close}
      >
        <Text>{t('protection.remove-text')}</Text>
        {removing && <Alert color="slate">{removing.label || code(factorKinds, removing.kind)}</Alert>}
      </ConfirmDialog>
      <ConfirmDialog
        opened={opened === 'renew' && codes === null}
        title={t('protection.codes-renew-title')}
        text={t('protection.codes-renew-text')}
        confirmLabel={t('protection.codes-renew')}
        busy={renew.isPending}
        error={wantsProof(renew.error) ? null : renew.error}
        onConfirm={renewThem}
        onClose={close}
      />
    </Panel>
  );
}

function FactorRow({ factor, onRemove }: { readonly factor: Factor; readonly onRemove: () => void }) {
  const { t, code } = useWords();
  const { instant } = useDates();
  const kind = code(factorKinds, factor.kind);
  const Picture = factor.kind === 'totp' ? IconDeviceMobile : IconKey;
  return (
    <li className={classes.row}>
      <Picture size={22} aria-hidden="true" />
      <div className={classes.words}>
        <Text fw={600}>
          {kind}
          {factor.label && (
            <>
              {' · '}
              <bdi>{factor.label}</bdi>
            </>
          )}
        </Text>
        <Text size="sm" c="dimmed">
          {t('protection.added', { day: instant(factor.createdAt) })}
          {' · '}
          {factor.lastUsedAt ? t('protection.used', { day: instant(factor.lastUsedAt) }) : t('protection.never-used')}
        </Text>
      </div>
      <Button
        variant="subtle"
        color="danger"
        size="sm"
        aria-label={t('protection.remove-this', { name: factor.label || kind })}
        onClick={onRemove}
      >
        {t('protection.remove')}
      </Button>
    </li>
  );
}
