/** What the audit trail calls the deeds of a shelter. */
export const placementActions = [
  'shelter.list',
  'shelter.open',
  'shelter.read',
  'shelter.add-places',
  'shelter.change-place',
  'placement.list',
  'placement.open',
  'placement.read',
  'placement.move',
  'placement.exit',
  'belonging.take',
  'belonging.return',
  'shelter-incident.record',
] as const;
