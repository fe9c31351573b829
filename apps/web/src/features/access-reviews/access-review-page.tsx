import { useState } from 'react';
import { SegmentedControl, Stack } from '@mantine/core';
import { useDocumentTitle } from '../../platform/document-title';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { PageHeader } from '../../ui/page-header';
import { ReviewList } from './review-list';
import { ReviewOverview } from './review-overview';

/** Each quarter: who still needs their roles. Whoever watches over it also sees how far every agency is. */
export function AccessReviewPage() {
  const { t } = useWords();
  const { ability } = useSession();
  useDocumentTitle('access-review.title');
  const [shown, setShown] = useState<'open' | 'decided'>('open');
  return (
    <>
      <PageHeader
        title={t('access-review.title')}
        intro={t('access-review.intro')}
        actions={
          <SegmentedControl
            aria-label={t('access-review.shown')}
            value={shown}
            onChange={(value) => setShown(value === 'decided' ? 'decided' : 'open')}
            data={[
              { value: 'open', label: t('access-review.open') },
              { value: 'decided', label: t('access-review.decided') },
            ]}
          />
        }
      />
      <Stack gap="lg">
        <ReviewList key={shown} state={shown} />
        {ability.can('count', 'AccessReview') && <ReviewOverview />}
      </Stack>
    </>
  );
}
