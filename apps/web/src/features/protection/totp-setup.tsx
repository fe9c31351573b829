import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Button, Stack, Text, TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { EnrolledView } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { LoadingState } from '../../ui/loading-state';
import { DeviceAlert } from './device-alert';
import { useConfirmTotp, useTotpOffer } from './protection.queries';
import classes from './protection.module.css';
import { QrPicture } from './qr-picture';

/** A secret for an authenticator app, as a picture and as text, and the first code as the proof that the app has it. */
export function TotpSetup({ onEnrolled }: { readonly onEnrolled: (view: EnrolledView) => void }) {
  const { t } = useWords();
  const offer = useTotpOffer();
  const confirm = useConfirmTotp(onEnrolled);
  const [missing, setMissing] = useState(false);
  // One secret for one visit, though development mounts twice.
  const asked = useRef(false);
  const { mutate } = offer;
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    mutate();
  }, [mutate]);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    event.stopPropagation();
    const value = new FormData(event.currentTarget).get('code');
    const code = typeof value === 'string' ? value.trim() : '';
    setMissing(code === '');
    if (code !== '') confirm.mutate(code);
  };
  if (offer.error) return <DeviceAlert error={offer.error} />;
  if (!offer.data) return <LoadingState rows={2} />;
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <Text>{t('totp.scan')}</Text>
        <QrPicture text={offer.data.uri} label={t('totp.picture')} />
        <div>
          <Text size="sm" c="dimmed">
            {t('totp.secret')}
          </Text>
          <code className={classes.secret} dir="ltr">
            {offer.data.secret.match(/.{1,4}/g)?.join(' ')}
          </code>
        </div>
        <TextInput
          name="code"
          label={t('totp.code')}
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={12}
          dir="ltr"
          error={missing && t('totp.code-missing')}
        />
        <DeviceAlert error={confirm.error} />
        <Button type="submit" size="lg" fullWidth loading={confirm.isPending} leftSection={<IconCheck size={20} aria-hidden="true" />}>
          {t('totp.confirm')}
        </Button>
      </Stack>
    </form>
  );
}
