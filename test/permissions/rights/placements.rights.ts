import { writes, type Asker, type Verdict } from '../askers';
import { who } from '../oracle-table';
import { active, notThere, onCase, right, type Right } from '../rules';

/** Section 7 and 3: who writes where the person sleeps. Without a referral's acceptance only who answers for the case has somebody to place. */
const places = (asker: Asker): Verdict => {
  if (active(asker) !== 'allowed') return active(asker);
  if (!writes(asker).includes('shelter')) return '409 case.category-not-yours';
  return asker.relation === 'owner' ? 'allowed' : '409 placement.no-referral';
};

export const placementRights: Readonly<Record<string, Right>> = {
  // A register is its unit's: another's houses, places and people are not there. Exits and houses are the manager's.
  'GET /placements/board': right('self', who.shelterers),
  'POST /placements/shelters': right('self', who.shelterLeaders),
  'GET /placements/shelters/:id': right('self', who.shelterers, () => notThere),
  'POST /placements/shelters/:id/places': right('self', who.shelterLeaders, () => notThere),
  'POST /placements/places/:id/changes': right('self', who.shelterLeaders, () => notThere),
  'GET /placements': right('self', who.shelterers),
  'POST /cases/:id/placements': right('case', who.shelterers, onCase(places)),
  'GET /placements/:id': right('self', who.shelterers, () => notThere),
  'POST /placements/:id/moves': right('self', who.shelterers, () => notThere),
  'POST /placements/:id/exit': right('self', who.shelterLeaders, () => notThere),
  'POST /placements/:id/belongings': right('self', who.shelterers, () => notThere),
  'POST /placements/belongings/:id/return': right('self', who.shelterers, () => notThere),
  'POST /placements/:id/incidents': right('self', who.shelterers, () => notThere),
};
