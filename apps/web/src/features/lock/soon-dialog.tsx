import { use } from 'react';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useLanguage } from '../../platform/language';
import { useWords } from '../../platform/words';

/** Says that the screen is about to lock. Any key, click or touch is an answer, the button's too. */
export function SoonDialog() {
  const { t } = useWords();
  const { furtherWords } = useLanguage();
  use(furtherWords());
  return (
    <Modal opened onClose={() => undefined} withCloseButton={false} title={t('lock.soon')}>
      <Stack gap="md">
        <Text>{t('lock.soon-text')}</Text>
        <Group justify="flex-end">
          <Button data-autofocus>{t('lock.stay')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
