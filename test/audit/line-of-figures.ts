/** The line that each question for figures leaves. */
export const linesOfFigures = {
  'GET /concerns/labour-counts': 'concern.count',
  'GET /statistics/measures': 'measure.list',
  'GET /statistics/measures/:id': 'measure.read',
  'POST /statistics/releases': 'release.request',
  'GET /statistics/releases': 'release.list',
  'GET /statistics/releases/:id': 'release.read',
  'GET /statistics/releases/:id/export': 'release.export',
  'POST /statistics/releases/:id/steps': 'release.step',
  'POST /statistics/contributions': 'contribution.request',
  'GET /statistics/contributions': 'contribution.list',
  'POST /statistics/contributions/:id/steps': 'contribution.step',
  'GET /statistics/contributions/:id/file': 'contribution.file',
} as const;

/** Routes whose line keeps what was asked, in words of a menu, as the permission walk asks it. */
export const keepsQuestion: Readonly<Record<string, string>> = {
  'GET /statistics/measures/:id': 'GET /statistics/measures/victims-identified?by=sex&from=2024&to=2024',
};
