import { useState } from 'react';
import { Select } from '@mantine/core';
import type { HandedOverView, MemberLoad, UserId } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useMemberChoices } from '../../platform/member-choices';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { loadNumber } from './load-number';
import { useHandOver } from './caseloads.queries';

interface Props {
  readonly from: MemberLoad;
  readonly members: readonly MemberLoad[];
  readonly onDone: (moved: HandedOverView, to: string) => void;
  readonly onClose: () => void;
}

/** Says what moves and what does not before one member's work goes to another. */
export function HandOverDialog({ from, members, onDone, onClose }: Props) {
  const { t } = useWords();
  const { number } = useDates();
  const choices = useMemberChoices();
  const handOver = useHandOver();
  const [toUserId, setToUserId] = useState<UserId | null>(null);
  const [tried, setTried] = useState(false);
  const send = (): void => {
    setTried(true);
    const to = members.find(({ id }) => id === toUserId);
    if (to) handOver.mutate({ fromUserId: from.id, toUserId: to.id }, { onSuccess: (moved) => onDone(moved, to.displayName) });
  };
  return (
    <ConfirmDialog
      opened
      title={t('caseload.hand-over-title', { from: from.displayName })}
      text={t('caseload.hand-over-text', {
        cases: loadNumber(from.cases, number),
        tasks: loadNumber(from.tasks, number),
        referrals: loadNumber(from.referrals, number),
      })}
      confirmLabel={t('caseload.hand-over')}
      busy={handOver.isPending}
      error={handOver.error}
      onConfirm={send}
      onClose={onClose}
    >
      <Select
        label={t('caseload.to')}
        description={t('caseload.to-hint')}
        data={choices(members)}
        value={toUserId}
        onChange={(id) => setToUserId(id)}
        error={tried && toUserId === null ? t('field.required') : null}
        withAsterisk
      />
    </ConfirmDialog>
  );
}
