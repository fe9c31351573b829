/** The line that each route of a legal-aid office leaves. */
export const linesOfLegalAid = {
  'GET /legal-aid/board': 'legal-matter.board',
  'GET /legal-aid/lawyers': 'lawyer.list',
  'POST /legal-aid/lawyers': 'lawyer.add',
  'POST /legal-aid/lawyers/:id/changes': 'lawyer.change',
  'GET /legal-matters': 'legal-matter.list',
  'POST /cases/:id/legal-matters': 'legal-matter.open',
  'GET /legal-matters/:id': 'legal-matter.read',
  'POST /legal-matters/:id/moves': 'legal-matter.move',
  'POST /legal-matters/:id/aid': 'legal-aid.record',
  'POST /legal-matters/:id/end': 'legal-matter.end',
} as const;
