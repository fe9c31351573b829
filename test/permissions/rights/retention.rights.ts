import { who } from '../oracle-table';
import { notThere, onCase, right, type Right } from '../rules';

/** "data-protection-officer: … retention; never case content"; the keys are "system-admin"'s, and so is the second word on destroying some. */
export const retentionRights: Readonly<Record<string, Right>> = {
  'GET /retention/cases': right('self', who.keepers),
  'GET /retention/erasures': right('self', who.keepers),
  'POST /retention/erasures': right('self', who.officers, () => notThere),
  'POST /retention/erasures/:id/decision': right('self', who.keepers, () => notThere),
  'POST /retention/erasures/:id/certificates': right('self', who.officers, () => notThere),
  'GET /retention/holds': right('self', [...who.keepers, ...who.courts]),
  // The officer by any number; a court's office of what lay before it.
  'POST /retention/holds': right('self', who.holders, () => notThere),
  'POST /retention/holds/:id/decision': right('self', who.officers, () => notThere),
  'GET /cases/:id/own-copies': right('case', who.caseWorkers, onCase()),
  // Asked of the unit that answers for the case, here for a day to come.
  'POST /cases/:id/own-copies': right(
    'case',
    who.referrers,
    onCase(({ relation }) => (relation === 'owner' ? '400 body.invalid' : notThere)),
  ),
  'GET /files/:id/own-copies': right('self', who.copyHands, () => notThere),
  'POST /own-copies/:id/opening': right('self', who.copyHands, () => notThere),
  'POST /own-copies/:id/decision': right('self', who.copyHands, () => notThere),
  'POST /own-copies/:id/papers': right('self', who.copyHands, () => notThere),
  'POST /own-copies/:id/hand-over': right('self', who.copyHands, () => notThere),
  'GET /cases/:id/retention': right('case', who.caseWorkers, onCase()),
};
