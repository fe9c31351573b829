import type { Service, UnitKind } from '../directory/codes';

/** What each kind of unit may offer (domain.md section 7); a kind with no service takes no referrals. */
export const servicesOfUnitKind: Readonly<Record<UnitKind, readonly Service[]>> = {
  'police-section': [],
  'coordination-desk': [],
  'placement-desk': ['shelter'],
  'health-facility': ['medical', 'psychological'],
  'legal-aid-office': ['legal-aid'],
  'interpreter-office': ['interpretation'],
  court: [],
  'transport-office': ['repatriation'],
  'residence-office': ['repatriation'],
  'reintegration-office': ['reintegration', 'financial-aid', 'education', 'employment'],
  'frontline-post': [],
  'committee-office': [],
  administration: [],
};
