import { useState } from 'react';
import { Button, Select } from '@mantine/core';
import { useAbility } from '@casl/react';
import { IconPlus, IconUserCancel } from '@tabler/icons-react';
import { barReasons, type BarReason, type CaseView, type UserId } from '@himaya/domain';
import type { AppAbility } from '@himaya/auth';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Panel } from '../../ui/panel';
import { useSayDone } from '../../ui/say-done';
import { BarList } from './bar-list';
import { peopleOptions } from './people-options';
import { useBarUser, useCasePeople, useSeal } from './seals.queries';

/** Who is kept away from the case; drawn for those who lead it. */
export function BarsPanel({ record }: { readonly record: CaseView }) {
  const { t } = useWords();
  const ability = useAbility<AppAbility>();
  const seal = useSeal(record.id);
  const [barring, setBarring] = useState(false);
  if (!ability.can('bar', 'Bar') || !seal.data?.leads) return null;
  return (
    <Panel
      title={t('bar.title')}
      icon={<IconUserCancel size={20} aria-hidden="true" />}
      actions={
        <Button variant="light" size="sm" leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setBarring(true)}>
          {t('bar.bar')}
        </Button>
      }
    >
      <BarList caseId={record.id} none={t('bar.none')} />
      {barring && <BarDialog record={record} onClose={() => setBarring(false)} />}
    </Panel>
  );
}

function BarDialog({ record, onClose }: { readonly record: CaseView; readonly onClose: () => void }) {
  const { t, fieldError, name, options } = useWords();
  const { me } = useSession();
  const sayDone = useSayDone();
  const people = useCasePeople(record.id, true);
  const bar = useBarUser(record.id);
  const [userId, setUserId] = useState<UserId | null>(null);
  const [reason, setReason] = useState<BarReason>('conflict-of-interest');
  const [tried, setTried] = useState(false);
  const confirm = (): void => {
    setTried(true);
    if (userId === null) return;
    bar.mutate(
      { userId, reason },
      {
        onSuccess: () => {
          sayDone('bar.done.barred');
          onClose();
        },
      },
    );
  };
  return (
    <ConfirmDialog
      opened
      danger
      title={t('bar.dialog-title')}
      text={t('bar.dialog-text')}
      confirmLabel={t('bar.bar')}
      busy={bar.isPending}
      error={people.error ?? bar.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Select
        label={t('bar.person')}
        searchable
        data={peopleOptions(
          (people.data ?? []).filter((person) => person.userId !== me.user.id),
          name,
        )}
        value={userId}
        onChange={(chosen) => setUserId(chosen)}
        error={tried && userId === null ? fieldError('required') : undefined}
      />
      <Select
        label={t('bar.reason')}
        data={options(barReasons)}
        value={reason}
        onChange={(chosen) => barReasons.has(chosen) && setReason(chosen)}
      />
    </ConfirmDialog>
  );
}
