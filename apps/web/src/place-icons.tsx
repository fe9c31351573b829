import {
  IconAlertTriangle,
  IconArrowsExchange,
  IconBed,
  IconChecklist,
  IconCopy,
  IconGavel,
  IconHeartHandshake,
  IconHome,
  IconHomeHeart,
  IconHourglass,
  IconInbox,
  IconKey,
  IconLanguage,
  IconListSearch,
  IconMessageHeart,
  IconReportSearch,
  IconScale,
  IconSpeakerphone,
  IconStethoscope,
  IconUrgent,
  IconUserCancel,
  IconUserCheck,
  IconUsers,
  IconUsersGroup,
  IconZzz,
} from '@tabler/icons-react';

const icons = {
  concerns: IconSpeakerphone,
  tasks: IconChecklist,
  caseload: IconUsersGroup,
  stuck: IconZzz,
  matches: IconCopy,
  undecided: IconScale,
  reflections: IconHourglass,
  overrides: IconUserCheck,
  capacity: IconBed,
  home: IconHome,
  units: IconInbox,
  users: IconUsers,
  review: IconUserCheck,
  audit: IconListSearch,
  anomalies: IconReportSearch,
  incidents: IconAlertTriangle,
  bars: IconUserCancel,
  rules: IconScale,
  line: IconArrowsExchange,
  keys: IconKey,
  emergency: IconUrgent,
  feedback: IconMessageHeart,
  shelter: IconHomeHeart,
  interpretation: IconLanguage,
  care: IconStethoscope,
  legal: IconGavel,
  afterCare: IconHeartHandshake,
} as const;
export type PlaceIconName = keyof typeof icons;

/** The icons of the navigation's places: apart, so that nobody's first page waits for what is a sign beside a word. */
export function PlaceIcon({ name }: { readonly name: PlaceIconName }) {
  const Icon = icons[name];
  return <Icon size={22} stroke={1.7} aria-hidden="true" />;
}
