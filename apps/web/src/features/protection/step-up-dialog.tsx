import { Modal, Stack, Text } from '@mantine/core';
import type { ProofMethod, ProtectionView } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { ProofForm } from './proof-form';

interface Props {
  readonly of: ProtectionView;
  readonly opened: boolean;
  readonly onProved: () => void;
  readonly onClose: () => void;
}

/** Asks once more who sits there before something that guards the account is changed. */
export function StepUpDialog({ of: { factors }, opened, onProved, onClose }: Props) {
  const { t } = useWords();
  const kinds = [...new Set(factors.map(({ kind }) => kind))];
  const methods: readonly ProofMethod[] = kinds.length > 0 ? [...kinds, 'recovery-code'] : ['password'];
  return (
    <Modal opened={opened} onClose={onClose} title={t('step-up.title')} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <Stack gap="md">
        <Text>{t('step-up.text')}</Text>
        <ProofForm methods={methods} onProved={onProved} />
      </Stack>
    </Modal>
  );
}
