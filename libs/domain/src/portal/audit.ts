/** What the trail calls the deeds of the portal's editor, and a concern of somebody without an account. */
export const portalAuditActions = [
  'portal-item.open',
  'portal-item.list',
  'portal-item.read',
  'portal-item.save',
  'portal-item.step',
  'concern.public',
] as const;
