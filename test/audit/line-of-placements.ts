import type { AuditAction } from '@himaya/domain';

/** The line that each route of a shelter leaves. */
export const linesOfPlacements: Readonly<Record<string, AuditAction>> = {
  'GET /placements/board': 'shelter.list',
  'POST /placements/shelters': 'shelter.open',
  'GET /placements/shelters/:id': 'shelter.read',
  'POST /placements/shelters/:id/places': 'shelter.add-places',
  'POST /placements/places/:id/changes': 'shelter.change-place',
  'GET /placements': 'placement.list',
  'POST /cases/:id/placements': 'placement.open',
  'GET /placements/:id': 'placement.read',
  'POST /placements/:id/moves': 'placement.move',
  'POST /placements/:id/exit': 'placement.exit',
  'POST /placements/:id/belongings': 'belonging.take',
  'POST /placements/belongings/:id/return': 'belonging.return',
  'POST /placements/:id/incidents': 'shelter-incident.record',
};
