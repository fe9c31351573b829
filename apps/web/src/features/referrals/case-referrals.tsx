import { IconSend } from '@tabler/icons-react';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { ReferralList } from './referral-list';
import { useCaseReferrals } from './referrals.queries';

/** All referrals of one case this unit may know of. */
export function CaseReferrals({ caseId }: { readonly caseId: string }) {
  const { t } = useWords();
  const { data, error, refetch } = useCaseReferrals(caseId);
  return (
    <ReferralList
      list={{ items: data, error, more: false, loadingMore: false, loadMore: () => undefined, retry: () => void refetch() }}
      empty={<EmptyState icon={<IconSend size={28} stroke={1.6} aria-hidden="true" />} title={t('referral.none-for-case')} />}
    />
  );
}
