/** What the trail calls the deeds of a legal-aid office. */
export const legalAuditActions = [
  'lawyer.list',
  'lawyer.add',
  'lawyer.change',
  'legal-matter.board',
  'legal-matter.list',
  'legal-matter.open',
  'legal-matter.read',
  'legal-matter.move',
  'legal-aid.record',
  'legal-matter.end',
] as const;
