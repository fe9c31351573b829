import { useEffect, useState } from 'react';
import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconDownload, IconFileCheck } from '@tabler/icons-react';
import type { PrintedPaperView } from '@himaya/domain';
import { useWords } from '../../platform/words';

/** A paper that was just printed: to be saved now, for nobody keeps it. */
export function PaperReady({ paper }: { readonly paper: PrintedPaperView }) {
  const { t } = useWords();
  const address = useFileAddress(paper.pdf);
  return (
    <Alert color="calm" role="status" title={t('papers.ready')} icon={<IconFileCheck aria-hidden="true" />}>
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{t('papers.ready-text')}</Text>
        <Text size="sm">
          {t('papers.check-code')}:{' '}
          <bdi dir="ltr" translate="no">
            <strong>{paper.checkCode}</strong>
          </bdi>
        </Text>
        <Button component="a" href={address} download={paper.fileName} leftSection={<IconDownload size={18} aria-hidden="true" />}>
          {t('papers.save')}
        </Button>
      </Stack>
    </Alert>
  );
}

/** An address of the file inside this page, taken back when the page lets go of it. */
function useFileAddress(pdf: string): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const bytes = Uint8Array.from(atob(pdf), (character) => character.charCodeAt(0));
    const made = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [pdf]);
  return address;
}
