import { useState, type FormEvent } from 'react';
import { Button, Stack, Text, TextInput } from '@mantine/core';
import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { IconKey } from '@tabler/icons-react';
import type { EnrolledView } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { DeviceAlert } from './device-alert';
import { useAddPasskey } from './protection.queries';

/** A key made by this device or a security token, under a name the person knows it by. */
export function PasskeySetup({ onEnrolled }: { readonly onEnrolled: (view: EnrolledView) => void }) {
  const { t } = useWords();
  const add = useAddPasskey(onEnrolled);
  const [missing, setMissing] = useState(false);
  if (!browserSupportsWebAuthn()) return <Text role="alert">{t('passkey.unsupported')}</Text>;
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    event.stopPropagation();
    const value = new FormData(event.currentTarget).get('label');
    const label = typeof value === 'string' ? value.trim() : '';
    setMissing(label === '');
    if (label !== '') add.mutate(label);
  };
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <Text>{t('passkey.text')}</Text>
        <TextInput
          name="label"
          label={t('passkey.label')}
          description={t('passkey.label-text')}
          maxLength={60}
          autoComplete="off"
          error={missing && t('passkey.label-missing')}
        />
        <DeviceAlert error={add.error} />
        <Button type="submit" size="lg" fullWidth loading={add.isPending} leftSection={<IconKey size={20} aria-hidden="true" />}>
          {t('passkey.create')}
        </Button>
      </Stack>
    </form>
  );
}
