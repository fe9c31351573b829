import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useWords } from '../../platform/words';
import { useSafeguards } from './safeguards.queries';

/** Says above everything else that a victim is being punished. */
export function NonPunishmentAlert({ caseId }: { readonly caseId: string }) {
  const { t } = useWords();
  const { data } = useSafeguards(caseId);
  if (!data?.items.some(({ alert }) => alert)) return null;
  return (
    <Alert color="danger" role="alert" icon={<IconAlertTriangle aria-hidden="true" />}>
      {t('safeguards.alert')}
    </Alert>
  );
}
