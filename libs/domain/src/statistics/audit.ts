/** Deeds of those who read figures. */
export const figureAuditActions = ['labour-sorting.list', 'measure.list', 'measure.read'] as const;
