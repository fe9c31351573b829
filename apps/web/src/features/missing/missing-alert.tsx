import { Alert } from '@mantine/core';
import { IconUserSearch } from '@tabler/icons-react';
import type { MissingMark } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { DueTime } from '../../ui/due-time';

/** Says above everything else that nobody knows where the person is. */
export function MissingAlert({ mark }: { readonly mark: MissingMark }) {
  const { t } = useWords();
  const { date } = useDates();
  return (
    <Alert color="danger" role="alert" icon={<IconUserSearch aria-hidden="true" />} title={t('missing.alert')}>
      {t('missing.last-seen', { date: date(mark.lastSeenOn) })} · {t('missing.review-due')} <DueTime dueAt={mark.reviewDueAt} />
    </Alert>
  );
}
