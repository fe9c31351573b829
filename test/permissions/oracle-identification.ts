import type { Asker, Verdict } from './askers';
import { who } from './oracle-table';
import type { MakeRight, OnCase, Right } from './right';

const notThere = (): Verdict => '404 not-found';

/** Identification, the period it opens, safeguards and the court’s office: sections 1, 2 and 4. */
export const identificationRights = (right: MakeRight, onCase: OnCase, active: Right['rule']): Readonly<Record<string, Right>> => {
  /** Only whoever answers for the case, by the head of its section: no judge's case is one that waits for its first decision. */
  const decides = (asker: Asker): Verdict => {
    if (active(asker) !== 'allowed') return active(asker);
    return asker.relation === 'owner' && asker.role === 'police-supervisor' ? 'allowed' : '409 identification.not-your-decision';
  };
  /** No unit of these places is a court. */
  const assigns = (asker: Asker): Verdict => {
    if (active(asker) !== 'allowed') return active(asker);
    return asker.relation === 'owner' ? '409 assignment.unit-not-eligible' : '409 assignment.not-yours';
  };
  /** Section 1: who answers for the case tells the police of it, under a consent to that and no other. */
  const tells = (asker: Asker): Verdict => {
    if (active(asker) !== 'allowed') return active(asker);
    return asker.relation === 'owner' ? '409 consent.purpose' : '409 assignment.not-yours';
  };
  return {
    'POST /cases/:id/identification-decisions': right('case', who.deciders, onCase(decides)),
    'GET /cases/:id/identification-decisions': right('case', who.caseWorkers, onCase()),
    'GET /identification/undecided': right('case', who.caseWorkers),
    'GET /identification/rules': right('self', who.rulesReaders),
    // Of configuration, section 1: the system's administrators' alone.
    'POST /identification/rules': right('self', ['system-admin'], () => '412 conflict'),
    'POST /identification/holidays': right('self', ['system-admin'], () => '409 holiday.already'),
    'POST /identification/holidays/removal': right('self', ['system-admin'], () => '404 not-found'),
    'GET /reflection-periods': right('case', who.caseWorkers),
    'POST /reflection-periods/:id/changes': right('self', who.minders, notThere),
    'GET /cases/:id/safeguards': right('case', who.caseWorkers, onCase()),
    'POST /cases/:id/safeguards': right('case', who.safeguarders, onCase(active)),
    'POST /safeguards/:id/changes': right('self', who.safeguarders, notThere),
    'POST /cases/:id/court-assignments': right('case', who.assigners, onCase(assigns)),
    'GET /cases/:id/court-assignments': right('case', who.caseWorkers, onCase()),
    'GET /courts': right('self', who.assigners),
    'POST /court-assignments/:id/ending': right('self', who.assigners, notThere),
    'POST /cases/:id/police-assignments': right('case', who.tellers, onCase(tells)),
    'GET /cases/:id/police-assignments': right('case', who.caseWorkers, onCase()),
    'GET /police-sections': right('self', who.tellers),
    'POST /police-assignments/:id/ending': right('self', who.tellers, notThere),
  };
};
