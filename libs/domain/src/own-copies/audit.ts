/** What the trail calls the deeds about a person's own copy. */
export const ownCopyAuditActions = [
  'own-copy.list',
  'own-copy.request',
  'own-copy.open',
  'own-copy.decide',
  'own-copy.print',
  'own-copy.hand-over',
] as const;
