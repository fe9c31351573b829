import { granted, type Asker, type Verdict } from '../askers';
import { who } from '../oracle-table';
import { notThere, onCase, right, type Right } from '../rules';

/** domain.md section 2: who answers for a case ends it, and takes it up again; here a referral is open, and the case too. */
const ends =
  (then: Verdict) =>
  ({ relation }: Asker): Verdict => {
    if (granted(relation).write.length === 0) return '409 grant.read-only';
    return relation === 'owner' ? then : '409 closure.not-responsible';
  };

export const closureRights: Readonly<Record<string, Right>> = {
  'GET /cases/:id/closing': right('case', who.caseWorkers, onCase()),
  'POST /cases/:id/closure': right('case', who.referrers, onCase(ends('409 case.referral-active'))),
  'POST /cases/:id/reopening': right('case', who.referrers, onCase(ends('409 case.not-closed'))),
  'GET /cases/:id/abroad-transfers': right('case', who.caseWorkers, onCase()),
  'POST /cases/:id/abroad-transfers': right('case', who.referrers, onCase(ends('409 abroad.no-consent'))),
  'POST /abroad-transfers/:id/steps': right('self', who.referrers, () => notThere),
  'GET /after-care': right('self', who.caseWorkers),
};
