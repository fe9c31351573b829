/** What retention is refused with. */
export const retentionProblems = [
  'erasure.held',
  'erasure.not-due',
  'erasure.already',
  'erasure.not-now',
  'erasure.same-person',
  'legal-hold.already',
  'legal-hold.not-now',
  'own-copy.already',
  'own-copy.not-now',
  'own-copy.same-person',
  'own-copy.nothing-left',
  'own-copy.not-proven',
  'own-copy.nothing-to-print',
] as const;
