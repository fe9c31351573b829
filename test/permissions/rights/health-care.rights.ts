import { writes, type Asker, type Verdict } from '../askers';
import { who } from '../oracle-table';
import { active, notThere, onCase, right, type Right } from '../rules';

/** Section 3 and 4: who writes `health`. Without a referral's acceptance only who answers for the case has somebody to care for. */
const cares = (asker: Asker): Verdict => {
  if (active(asker) !== 'allowed') return active(asker);
  if (!writes(asker).includes('health')) return '409 case.category-not-yours';
  return asker.relation === 'owner' ? 'allowed' : '409 care.no-referral';
};

export const healthCareRights: Readonly<Record<string, Right>> = {
  // Sealed to the unit that wrote it: another's care, appointments and visits are not there.
  'GET /care/board': right('self', who.carers),
  'GET /care': right('self', who.carers),
  'GET /care/appointments': right('self', who.carers),
  'GET /care/charges': right('self', who.carers),
  'POST /cases/:id/care': right('case', who.carers, onCase(cares)),
  'GET /care/:id': right('self', who.carers, () => notThere),
  'POST /care/:id/end': right('self', who.carers, () => notThere),
  'POST /care/:id/appointments': right('self', who.carers, () => notThere),
  'POST /care/appointments/:id/moves': right('self', who.carers, () => notThere),
  'POST /care/:id/encounters': right('self', who.carers, () => notThere),
  'POST /care/:id/trauma-screenings': right('self', who.carers, () => notThere),
  'POST /care/:id/medication': right('self', who.carers, () => notThere),
  'POST /care/medication/:id/changes': right('self', who.carers, () => notThere),
  'POST /care/:id/reports': right('self', who.carers, () => notThere),
  'POST /care/reports/:id/changes': right('self', who.carers, () => notThere),
  'POST /care/reports/:id/moves': right('self', who.carers, () => notThere),
  'POST /care/reports/:id/prints': right('self', who.carers, () => notThere),
  'GET /care/reports/:id/disclosures': right('self', who.carers, () => notThere),
  'POST /care/reports/:id/disclosures': right('self', who.carers, () => notThere),
  // Only what was given to the own office, and is open today.
  'GET /court-reports': right('self', who.courts),
  'GET /court-reports/:id/view': right('self', who.courts, () => notThere),
  'POST /care/encounters/:id/corrections': right('self', who.carers, () => notThere),
};
