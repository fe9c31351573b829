import { Divider, Stack, Text } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { Fragment } from 'react';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { Copy } from './copy';
import { useCopyParts } from './own-copies.queries';

/** That the person asked for a copy of what this file has of them, where they did; on the file's own page, to whoever keeps it. */
export function CopyPartPanel({ fileId }: { readonly fileId: string }) {
  const { t } = useWords();
  const { ability } = useSession();
  const { data } = useCopyParts(fileId, ability.can('record', 'OwnCopy'));
  if (data === undefined || data.length === 0) return null;
  return (
    <Panel title={t('own-copies.part-title')} icon={<IconFileText size={20} aria-hidden="true" />}>
      <Stack gap="md">
        <Text size="sm">{t('own-copies.part-about')}</Text>
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
