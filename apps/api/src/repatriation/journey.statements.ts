import type { CaseId } from '@himaya/domain';

/** Steps of a return, the latest first. */
export const returnStepsStatement = `
  select s.id, s.step, s.done_on::text as "on", s.embassy, s.document, s.valid_until::text as "validUntil", s.mode, s.escort, s.words_ct as "wordsCt",
         w.display_name as "recordedBy", s.recorded_at as "recordedAt"
    from return_step s left join lateral guard.colleagues(array[s.recorded_by]) w on true
   where s.repatriation_id = $1 order by s.recorded_at desc, s.id desc limit 100`;

const clearance = `e.id, e.version, e.status, e.asked_on::text as "askedOn", e.decided_on::text as "decidedOn", e.fines, e.amount`;

/** Clearances of a return, the latest first. */
export const clearancesStatement = `
  select ${clearance} from exit_clearance e where e.repatriation_id = $1 order by e.asked_at desc, e.id desc limit 50`;

/** When somebody who returned is asked how they are, the earliest first. */
export const returnContactsStatement = `
  select k.id, k.version, k.repatriation_id as "repatriationId", k.case_id as "caseId", k.month, k.due_at as "dueAt", k.outcome,
         k.contacted_on::text as "contactedOn", k.tried_on::text as "triedOn", k.tried_ct as "triedCt", k.words_ct as "wordsCt", w.display_name as "recordedBy"
    from return_contact k left join lateral guard.colleagues(array[k.recorded_by]) w on true
   where k.repatriation_id = $1 order by k.month limit 10`;

/** To whom the person is handed over there: core of the case, as its own hand-over abroad is. */
export const receiverStatement = `
  select a.id, a.status, a.destination, a.country, a.body_kind as "bodyKind", a.body_ct as "bodyCt", a.handed_over_on::text as "handedOverOn",
         a.arrived_on::text as "arrivedOn", t.carer_ct as "carerCt", a.case_id as "caseId"
    from abroad_transfer a join repatriation t on t.id = a.repatriation_id
   where a.repatriation_id = $1 order by a.planned_at desc limit 1`;

/** The lists of a journey, for whoever reads their plans. */
export const journeyStatements = (caseId: CaseId): { name: string; sql: string; values: unknown[] }[] => [
  { name: 'steps of a return', sql: returnStepsStatement, values: [caseId] },
  { name: 'clearances of a return', sql: clearancesStatement, values: [caseId] },
  { name: 'contacts after a return', sql: returnContactsStatement, values: [caseId] },
];
