/** What the trail calls the deeds of holding members to account. */
export const accountabilityAuditActions = [
  'member-account.list',
  'member-account.ask',
  'member-account.reply',
  'member-account.find',
  'member-evaluation.list',
  'member-evaluation.record',
] as const;
