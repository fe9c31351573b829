/** The line that each deed of the portal's editor leaves. */
export const linesOfPortal = {
  'GET /portal-items': 'portal-item.list',
  'POST /portal-items': 'portal-item.open',
  'GET /portal-items/:id': 'portal-item.read',
  'POST /portal-items/:id/texts': 'portal-item.save',
  'POST /portal-items/:id/steps': 'portal-item.step',
} as const;
