import { Divider, Stack, Text } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { Fragment } from 'react';
import { ApiProblem } from '../../platform/api-problem';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { Panel } from '../../ui/panel';
import { Copy } from './copy';
import { useCopyParts } from './own-copies.queries';

/** That the person asked for a copy of what this file has of them, where they did; on the file's own page, to whoever keeps it. */
export function CopyPartPanel({ fileId }: { readonly fileId: string }) {
  const { t } = useWords();
  const { ability } = useSession();
  const { data = [], error, refetch } = useCopyParts(fileId, ability.can('record', 'OwnCopy'));
  // Of a file that its reader does not keep there is nothing to hand over.
  const failed = error !== null && !(error instanceof ApiProblem && error.code === 'not-found');
  if (!failed && data.length === 0) return null;
  return (
    <Panel title={t('own-copies.part-title')} icon={<IconFileText size={20} aria-hidden="true" />}>
      <Stack gap="md">
        {failed && <ErrorState error={error} onRetry={() => void refetch()} />}
        {data.length > 0 && <Text size="sm">{t('own-copies.part-about')}</Text>}
        {data.map((one, index) => (
          <Fragment key={one.id}>
            {index > 0 && <Divider />}
            <Copy one={one} />
          </Fragment>
        ))}
      </Stack>
    </Panel>
  );
}
