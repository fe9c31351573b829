import type { Chore } from '../platform/outbox/chore';
import type { Work } from '../platform/outbox/start-worker';
import { escalateHold, escalateReturn, escalateWill, onPlacementEnded, onShelterIncidentRecorded } from './tell-placement';

export { belongingsStatement, eventsStatement, housesStatement, incidentsStatement, placementListStatement } from './placement.statements';
export { PlacementsModule } from './placements.module';
export { ShowPlacement } from './show-placement';

/** What each of a placement's clocks does. */
export const placementEscalations = { 'placement-hold': escalateHold, 'placement-return': escalateReturn, 'placement-will': escalateWill };

/** Places that speak for themselves are believed however long nothing moves. */
const refreshPlaces: Chore = {
  name: 'refresh-places',
  pause: 3_600_000,
  run: (database) =>
    database.transaction(async (em) => {
      await em.query('select guard.refresh_places()');
    }),
};

/** What this feature has the worker do. */
export const placementWork: Work = { handlers: [onPlacementEnded, onShelterIncidentRecorded], chores: [refreshPlaces] };
