import { Button, Group } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { releaseFormats, routes, statusesWithFiles, type ReleaseView } from '@himaya/domain';
import { addressOf } from '../../platform/api-client';
import { useWords } from '../../platform/words';

/** The table as files: of what stands on the page, and of nothing that was hidden. */
export function ReleaseFiles({ one: { id, status } }: { readonly one: ReleaseView }) {
  const { t, code, language } = useWords();
  if (!statusesWithFiles.includes(status)) return null;
  return (
    <Group gap="sm" role="group" aria-label={t('releases.files')} data-no-print>
      {releaseFormats.codes.map((format) => (
        <Button
          key={format}
          component="a"
          href={addressOf(routes.exportRelease, { params: { id }, query: { format, language } })}
          download
          variant="default"
          size="sm"
          leftSection={<IconDownload size={18} aria-hidden="true" />}
          aria-label={t('releases.file', { format: code(releaseFormats, format) })}
        >
          {code(releaseFormats, format)}
        </Button>
      ))}
    </Group>
  );
}
