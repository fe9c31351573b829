/** Deeds of those who read figures. */
export const figureAuditActions = [
  'labour-sorting.list',
  'measure.list',
  'measure.read',
  'release.request',
  'release.list',
  'release.read',
  'release.export',
  'release.step',
  'contribution.request',
  'contribution.list',
  'contribution.step',
  'contribution.file',
] as const;
