import { use, useState } from 'react';
import { Button, Divider, Stack, Text, Title } from '@mantine/core';
import { IconDeviceMobile, IconKey } from '@tabler/icons-react';
import type { EnrolledView } from '@himaya/domain';
import { useDocumentTitle } from '../../platform/document-title';
import { useLanguage } from '../../platform/language';
import { useWords } from '../../platform/words';
import { PasskeySetup } from './passkey-setup';
import { RecoveryCodes } from './recovery-codes';
import { TotpSetup } from './totp-setup';

/** The first second factor, on the way in: nothing else is open before it stands. */
export function EnrolStep({ onDone, onRestart }: { readonly onDone: () => void; readonly onRestart: () => void }) {
  const { t } = useWords();
  const { furtherWords } = useLanguage();
  use(furtherWords());
  useDocumentTitle('second-factor.enrol-title');
  const [kind, setKind] = useState<'totp' | 'passkey' | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const enrolled = (view: EnrolledView): void => (view.recoveryCodes ? setCodes(view.recoveryCodes) : onDone());
  if (codes) return <RecoveryCodes codes={codes} level={1} onKept={onDone} />;
  return (
    <Stack gap="md">
      <div>
        <Title order={1} size="h2">
          {t('second-factor.enrol-title')}
        </Title>
        <Text c="dimmed">{t('second-factor.enrol-intro')}</Text>
      </div>
      {kind === 'totp' && <TotpSetup onEnrolled={enrolled} />}
      {kind === 'passkey' && <PasskeySetup onEnrolled={enrolled} />}
      {kind !== null && <Divider />}
      {kind !== 'totp' && (
        <Button
          size="lg"
          variant={kind ? 'subtle' : 'filled'}
          leftSection={<IconDeviceMobile size={20} aria-hidden="true" />}
          onClick={() => setKind('totp')}
        >
          {t('totp.title')}
        </Button>
      )}
      {kind !== 'passkey' && (
        <Button
          size="lg"
          variant={kind ? 'subtle' : 'light'}
          leftSection={<IconKey size={20} aria-hidden="true" />}
          onClick={() => setKind('passkey')}
        >
          {t('passkey.title')}
        </Button>
      )}
      <Button variant="subtle" color="slate" onClick={onRestart}>
        {t('second-factor.restart')}
      </Button>
    </Stack>
  );
}
