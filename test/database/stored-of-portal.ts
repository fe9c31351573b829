import * as domain from '@himaya/domain';

/** Of a helpline: inside the facts of one revision, which are read and written whole. */
export const storedNowhereOfPortal = [domain.helpAudiences, domain.helpDays];

/** What the portal stores in codes: table and column, and the list it must be. */
export const storedOfPortal: Readonly<Record<string, readonly string[]>> = {
  'portal_item.kind': domain.portalKinds.codes,
  'portal_item.place': domain.portalPlaces.codes,
  'portal_item.status': domain.portalStatuses.codes,
};
