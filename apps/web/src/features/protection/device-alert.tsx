import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useWords } from '../../platform/words';
import { ProblemAlert } from '../../ui/problem-alert';
import { DeviceRefusal, wantsProof } from './protection.queries';

/** What went wrong: on the device, or on the server. A proof that is asked for is no mistake and is not shown as one. */
export function DeviceAlert({ error }: { readonly error: unknown }) {
  const { t } = useWords();
  if (wantsProof(error)) return null;
  if (!(error instanceof DeviceRefusal)) return <ProblemAlert error={error} />;
  return (
    <Alert color="danger" role="alert" icon={<IconAlertTriangle aria-hidden="true" />}>
      {t('passkey.not-done')}
    </Alert>
  );
}
