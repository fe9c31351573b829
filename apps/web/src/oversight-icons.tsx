import {
  IconAlertTriangle,
  IconArrowsExchange,
  IconHomeHeart,
  IconKey,
  IconListSearch,
  IconMessageHeart,
  IconReportSearch,
  IconScale,
  IconUrgent,
  IconUserCancel,
  IconUserCheck,
  IconUsers,
} from '@tabler/icons-react';

const icons = {
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
} as const;
export type OversightIconName = keyof typeof icons;

/** An icon of the places where things are watched over: apart, since nobody who works on cases waits for them. */
export function OversightIcon({ name }: { readonly name: OversightIconName }) {
  const Icon = icons[name];
  return <Icon size={22} stroke={1.7} aria-hidden="true" />;
}
