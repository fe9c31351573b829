import { writes, type Asker, type Verdict } from '../askers';
import { who } from '../oracle-table';
import { active, notThere, onCase, right, type Right } from '../rules';

/** Section 7 and 3: who writes what a lawyer does. Without a referral's acceptance only who answers for the case has somebody to help. */
const helps = (asker: Asker): Verdict => {
  if (active(asker) !== 'allowed') return active(asker);
  if (!writes(asker).includes('legal')) return '409 case.category-not-yours';
  return asker.relation === 'owner' ? 'allowed' : '409 legal.no-referral';
};

export const legalRights: Readonly<Record<string, Right>> = {
  // A file is its office's: another's lawyers and matters are not there.
  'GET /legal-aid/board': right('self', who.lawyers),
  'GET /legal-aid/lawyers': right('self', who.lawyers),
  'POST /legal-aid/lawyers': right('self', who.lawyers),
  'POST /legal-aid/lawyers/:id/changes': right('self', who.lawyers, () => notThere),
  'GET /legal-matters': right('self', who.lawyers),
  'POST /cases/:id/legal-matters': right('case', who.lawyers, onCase(helps)),
  'GET /legal-matters/:id': right('self', who.lawyers, () => notThere),
  'POST /legal-matters/:id/moves': right('self', who.lawyers, () => notThere),
  'POST /legal-matters/:id/aid': right('self', who.lawyers, () => notThere),
  'POST /legal-matters/:id/end': right('self', who.lawyers, () => notThere),
  'GET /legal-hearings': right('self', who.lawyers),
  'POST /legal-matters/:id/hearings': right('self', who.lawyers, () => notThere),
  'POST /legal-hearings/:id/moves': right('self', who.lawyers, () => notThere),
  'POST /legal-matters/:id/residence': right('self', who.lawyers, () => notThere),
  'POST /residence-applications/:id/decision': right('self', who.lawyers, () => notThere),
  'POST /legal-matters/:id/claims': right('self', who.lawyers, () => notThere),
  'POST /compensation-claims/:id/moves': right('self', who.lawyers, () => notThere),
  'POST /compensation-claims/:id/payments': right('self', who.lawyers, () => notThere),
  'POST /compensation-payments/:id/reversal': right('self', who.lawyers, () => notThere),
  // Whether the fund pays is no secret of a case; to switch it is configuration (section 1).
  'GET /victims-fund': right('self', [...who.lawyers, ...who.configurers]),
  'POST /victims-fund': right('self', who.configurers),
};
