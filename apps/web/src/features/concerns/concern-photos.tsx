import { useState } from 'react';
import { Anchor, Group } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { routes, type ConcernPhotoView } from '@himaya/domain';
import { addressOf } from '../../platform/api-client';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';

/** Pictures of a report, each fetched only when it is asked for: every look is a line in the trail. */
export function ConcernPhotos({ photos }: { readonly photos: readonly ConcernPhotoView[] }) {
  const { t } = useWords();
  const { number } = useDates();
  const [opened, setOpened] = useState<readonly string[]>([]);
  return (
    <Panel title={t('concern.photos')} icon={<IconPhoto size={20} aria-hidden="true" />}>
      <Group gap="md">
        {photos.map(({ id }, place) => (
          <Anchor
            key={id}
            href={addressOf(routes.readConcernPhoto, { params: { id } })}
            download
            {...(opened.includes(id) ? { c: 'dimmed' } : {})}
            onClick={() => setOpened([...opened, id])}
          >
            {t('concern.photo', { number: number(place + 1) })}
          </Anchor>
        ))}
      </Group>
    </Panel>
  );
}
