import { writes, type Asker, type Verdict } from '../askers';
import { who } from '../oracle-table';
import { active, notThere, onCase, right, type Right } from '../rules';

/** The matrix: `repatriation` is m for who brings people home. Without a referral's acceptance only who answers for the case takes one up. */
const returns = (asker: Asker): Verdict => {
  if (active(asker) !== 'allowed') return active(asker);
  if (!writes(asker).includes('repatriation')) return '409 case.category-not-yours';
  return asker.relation === 'owner' ? 'allowed' : '409 repatriation.no-referral';
};

export const repatriationRights: Readonly<Record<string, Right>> = {
  // A return is its office's file: another's is not there.
  'GET /repatriations/board': right('self', who.returners),
  'GET /repatriations': right('self', who.returners),
  'POST /cases/:id/repatriations': right('case', who.returners, onCase(returns)),
  'GET /repatriations/:id': right('self', who.returners, () => notThere),
  'POST /repatriations/:id/decisions': right('self', who.returners, () => notThere),
  'POST /repatriations/:id/risks': right('self', who.returners, () => notThere),
  'POST /return-risks/:id/decision': right('self', who.returners, () => notThere),
  // Section 4: of a return the liaison writes the clearance, and lists what is asked; the office decides on paper it holds.
  'GET /exit-clearances': right('self', who.clearers),
  'POST /exit-clearances/:id/decision': right('self', [...who.returners, ...who.clearers], () => notThere),
  'POST /return-contacts/:id/record': right('self', who.returners, () => notThere),
  'POST /repatriations/:id/steps': right('self', who.returners, () => notThere),
};
