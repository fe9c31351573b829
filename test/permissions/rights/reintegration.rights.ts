import { writes, type Asker, type Verdict } from '../askers';
import { who } from '../oracle-table';
import { active, notThere, onCase, right, type Right } from '../rules';

/** Section 4 and 7: who writes reintegration. Without a referral's acceptance only who answers for the case has somebody to help. */
const helps = (asker: Asker): Verdict => {
  if (active(asker) !== 'allowed') return active(asker);
  if (!writes(asker).includes('reintegration')) return '409 case.category-not-yours';
  return asker.relation === 'owner' ? 'allowed' : '409 reintegration.no-referral';
};

export const reintegrationRights: Readonly<Record<string, Right>> = {
  // A file is its unit's: another's programmes are not there.
  'GET /reintegration/board': right('self', who.reintegrators),
  'GET /programmes': right('self', who.reintegrators),
  'POST /cases/:id/programmes': right('case', who.reintegrators, onCase(helps)),
  'GET /programmes/:id': right('self', who.reintegrators, () => notThere),
  'POST /programmes/:id/strands': right('self', who.reintegrators, () => notThere),
  'POST /programme-strands/:id/moves': right('self', who.reintegrators, () => notThere),
  'POST /programme-strands/:id/applications': right('self', who.reintegrators, () => notThere),
  'POST /funding-applications/:id/decision': right('self', who.reintegrators, () => notThere),
  'POST /funding-applications/:id/payments': right('self', who.reintegrators, () => notThere),
  'POST /funding-payments/:id/reversal': right('self', who.reintegrators, () => notThere),
  'POST /funding-instalments/:id/repayments': right('self', who.reintegrators, () => notThere),
  'POST /funding-instalments/:id/moves': right('self', who.reintegrators, () => notThere),
  'POST /funding-repayments/:id/reversal': right('self', who.reintegrators, () => notThere),
  'POST /livelihood-visits/:id/record': right('self', who.reintegrators, () => notThere),
  'POST /programmes/:id/follow-ups': right('self', who.reintegrators, () => notThere),
  'POST /programmes/:id/end': right('self', who.reintegrators, () => notThere),
};
