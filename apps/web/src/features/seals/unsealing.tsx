import { useState } from 'react';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconLockQuestion } from '@tabler/icons-react';
import { unsealReasons, type CaseView, type SealView } from '@himaya/domain';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useConfirmUnseal, useRefuseUnseal } from './seals.queries';

interface Props {
  readonly record: CaseView;
  readonly seal: SealView;
  readonly unsealing: NonNullable<SealView['unsealing']>;
}

/** Somebody asked to unseal: another named person answers, whoever asked may take it back. */
export function Unsealing({ record, seal, unsealing }: Props) {
  const { t, code } = useWords();
  const { me } = useSession();
  const sayDone = useSayDone();
  const confirm = useConfirmUnseal(record.id, seal);
  const refuse = useRefuseUnseal(record.id, seal);
  const [confirming, setConfirming] = useState(false);
  const isMine = unsealing.askedBy === me.user.id;
  const asker = seal.names.find(({ userId }) => userId === unsealing.askedBy)?.displayName ?? '';
  return (
    <Alert color="slate" icon={<IconLockQuestion aria-hidden="true" />}>
      <Stack gap="sm">
        <Text size="sm">{t('seal.asked', { name: asker, reason: code(unsealReasons, unsealing.reason) })}</Text>
        {isMine && <Text size="sm">{t('seal.waits')}</Text>}
        <ProblemAlert error={refuse.error} />
        <Group gap="sm">
          {!isMine && (
            <Button size="sm" onClick={() => setConfirming(true)}>
              {t('seal.confirm')}
            </Button>
          )}
          <Button size="sm" variant="default" loading={refuse.isPending} onClick={() => refuse.mutate({})}>
            {t(isMine ? 'seal.take-back' : 'seal.keep')}
          </Button>
        </Group>
      </Stack>
      <ConfirmDialog
        opened={confirming}
        danger
        title={t('seal.confirm-title')}
        text={t('seal.confirm-text')}
        confirmLabel={t('seal.confirm')}
        busy={confirm.isPending}
        error={confirm.error}
        onConfirm={() => confirm.mutate({}, { onSuccess: () => sayDone('seal.done.unsealed') })}
        onClose={() => setConfirming(false)}
      />
    </Alert>
  );
}
