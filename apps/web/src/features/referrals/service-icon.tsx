import {
  IconBriefcase,
  IconBuildingCommunity,
  IconCash,
  IconHeartHandshake,
  IconHome,
  IconLanguage,
  IconPlaneDeparture,
  IconScale,
  IconSchool,
  IconStethoscope,
} from '@tabler/icons-react';
import type { Service } from '@himaya/domain';

const icons: Record<Service, typeof IconHome> = {
  shelter: IconHome,
  medical: IconStethoscope,
  psychological: IconHeartHandshake,
  'legal-aid': IconScale,
  interpretation: IconLanguage,
  repatriation: IconPlaneDeparture,
  reintegration: IconBuildingCommunity,
  'financial-aid': IconCash,
  education: IconSchool,
  employment: IconBriefcase,
};

/** The picture of a service. */
export function ServiceIcon({ service, size = 22 }: { readonly service: Service; readonly size?: number }) {
  const Icon = icons[service];
  return <Icon size={size} stroke={1.7} aria-hidden="true" />;
}
