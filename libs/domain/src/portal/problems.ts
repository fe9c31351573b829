/** What the public portal and its editor refuse with. */
export const portalProblems = [
  'portal-item.exists',
  'portal-item.status',
  'portal-item.second-person',
  'portal-item.incomplete',
  'portal.closed',
] as const;
