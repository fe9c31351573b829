import {
  IconAlarm,
  IconArrowsTransferDown,
  IconBuildingCommunity,
  IconCalendarEvent,
  IconChecklist,
  IconFileSearch,
  IconGavel,
  IconLanguage,
  IconMessages,
  IconPhone,
  IconSearch,
  IconShare,
  IconUserHeart,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import type { DutyKind, TaskKind } from '@himaya/domain';

const icons: Record<TaskKind | DutyKind, Icon> = {
  'call-person': IconPhone,
  'call-body': IconBuildingCommunity,
  interview: IconMessages,
  visit: IconUserHeart,
  appointment: IconCalendarEvent,
  hearing: IconGavel,
  'obtain-document': IconFileSearch,
  'arrange-interpreter': IconLanguage,
  accompany: IconUsers,
  'search-missing': IconSearch,
  'tell-guardian': IconPhone,
  'follow-up': IconAlarm,
  other: IconChecklist,
  'referral-receive': IconArrowsTransferDown,
  'referral-decide': IconArrowsTransferDown,
  'referral-first-service': IconArrowsTransferDown,
  'transfer-decide': IconArrowsTransferDown,
  'override-approval': IconShare,
};

/** A picture of what has to be done; its words stand beside it. */
export function WorkIcon({ kind, size = 20 }: { readonly kind: TaskKind | DutyKind; readonly size?: number }) {
  const Picture = icons[kind];
  return <Picture size={size} stroke={1.7} aria-hidden="true" />;
}
