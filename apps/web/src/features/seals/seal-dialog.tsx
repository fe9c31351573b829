import { useState } from 'react';
import { MultiSelect, Select } from '@mantine/core';
import { fewestNames, sealReasons, type CaseView, type SealReason, type UserId } from '@himaya/domain';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { useSayDone } from '../../ui/say-done';
import { peopleOptions } from './people-options';
import { useCasePeople, useSealCase } from './seals.queries';

/** Seals a case to named people: why, and to whom. */
export function SealDialog({ record, onClose }: { readonly record: CaseView; readonly onClose: () => void }) {
  const { t, fieldError, name, options } = useWords();
  const { me } = useSession();
  const sayDone = useSayDone();
  const people = useCasePeople(record.id, true);
  const seal = useSealCase(record.id);
  const [reason, setReason] = useState<SealReason | null>(null);
  const [names, setNames] = useState<readonly UserId[]>([me.user.id]);
  const [tried, setTried] = useState(false);
  const tooFew = names.length < fewestNames;
  const confirm = (): void => {
    setTried(true);
    if (reason === null || tooFew) return;
    seal.mutate(
      { reason, userIds: names },
      {
        onSuccess: () => {
          sayDone('seal.done.sealed');
          onClose();
        },
      },
    );
  };
  return (
    <ConfirmDialog
      opened
      title={t('seal.dialog-title')}
      text={t('seal.dialog-text')}
      confirmLabel={t('seal.seal')}
      busy={seal.isPending}
      error={people.error ?? seal.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Select
        label={t('seal.reason')}
        data={options(sealReasons)}
        value={reason}
        onChange={(chosen) => setReason(sealReasons.has(chosen) ? chosen : null)}
        error={tried && reason === null ? fieldError('required') : undefined}
      />
      <MultiSelect
        label={t('seal.people')}
        description={t('seal.people-hint')}
        searchable
        data={peopleOptions(people.data ?? [], name)}
        value={[...names]}
        // Whoever seals stays named.
        onChange={(chosen) => setNames([...new Set([me.user.id, ...chosen])])}
        error={tried && tooFew ? fieldError('seal.one-more') : undefined}
      />
    </ConfirmDialog>
  );
}
