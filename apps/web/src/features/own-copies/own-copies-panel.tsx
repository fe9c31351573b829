import { useState } from 'react';
import { Button, Stack, Text } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import type { CaseView } from '@himaya/domain';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { Panel } from '../../ui/panel';
import { Copy } from './copy';
import { useOwnCopies } from './own-copies.queries';
import { RequestDialog } from './request-dialog';

/** Whether the person asked for a copy of what is kept of them, and how far it is; of the unit that answers for the case. */
export function OwnCopiesPanel({ record }: { readonly record: CaseView }) {
  const { t } = useWords();
  const { ability, me } = useSession();
  const { data, error, refetch } = useOwnCopies(record.id);
  const [asking, setAsking] = useState(false);
  const answers = ability.can('open', 'OwnCopy') && record.responsibleUnit.id === me.unit.id && record.erasedAt === null;
  if (!answers) return null;
  const standing = data?.some(({ state }) => state === 'requested' || state === 'reviewed') ?? true;
  return (
    <Panel title={t('own-copies.title')} icon={<IconFileText size={20} aria-hidden="true" />}>
      <Stack gap="md">
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {data?.length === 0 && <Text c="dimmed">{t('own-copies.none')}</Text>}
        {data?.map((one) => (
          <Copy key={one.id} one={one} />
        ))}
        {/* Of every case alike: whether anybody else keeps something, this page does not tell. */}
        {data !== undefined && data.length > 0 && (
          <Text size="sm" c="dimmed">
            {t('own-copies.others-asked')}
          </Text>
        )}
        {!standing && (
          <Button variant="light" onClick={() => setAsking(true)}>
            {t('own-copies.request')}
          </Button>
        )}
      </Stack>
      {asking && <RequestDialog record={record} onClose={() => setAsking(false)} />}
    </Panel>
  );
}
