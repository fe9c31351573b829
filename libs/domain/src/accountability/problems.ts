/** What accounts of members refuse with. */
export const accountabilityProblems = ['member-account.exists', 'member-account.not-now'] as const;
