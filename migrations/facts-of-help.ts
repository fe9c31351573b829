import { daysFrom, languageOf, lastMonth, monthIn, monthOf, type FactPart } from './fact-parts';

/** Reads what a case has, and of it the unit that recorded it. */
export const rowsOf = (table: string, unit: string, more = ''): string =>
  `c join ${table} x on x.case_id = c.id${more} join unit u on u.id = ${unit}`;

export const care: readonly FactPart[] = [
  {
    // Never where the house is: one shelter's governorate says where it stands.
    kind: 'stay',
    from: rowsOf('placement', 'x.unit_id'),
    where: 'x.admitted_at is not null',
    month: monthIn('x.admitted_at'),
    until: lastMonth('x.admitted_at', 'x.ended_at'),
    says: {
      service: `'shelter'`,
      category: 'x.person_category',
      outcome: 'x.destination',
      yes: 'x.referral_id is not null',
      days: daysFrom('x.admitted_at', 'x.ended_at'),
    },
  },
  {
    kind: 'treatment',
    from: rowsOf('encounter', 'x.unit_id', ' join care_episode e on e.id = x.episode_id'),
    where: `x.correction is distinct from 'entered-in-error' and not exists (select from encounter l where l.id = x.id and l.version > x.version)`,
    month: monthOf('x.occurred_on'),
    says: { service: 'e.service', yes: 'x.free', amount: 'x.charge_amount' },
  },
  {
    // The first edition of a line whose last was not withdrawn: corrected ones replace and are not counted again.
    kind: 'medical-report',
    from: rowsOf('medical_report', 'x.unit_id', ' join care_episode e on e.id = x.episode_id'),
    where: `x.replaces_id is null and x.status in ('issued', 'superseded')`,
    month: monthIn('x.issued_at'),
    says: { service: 'e.service', category: 'x.kind' },
  },
  {
    kind: 'legal-aid',
    from: rowsOf('legal_aid_record', 'x.unit_id'),
    where: 'not exists (select from legal_aid_record n where n.corrects_id = x.id)',
    month: monthOf('x.delivered_on'),
    says: { service: `'legal-aid'`, category: 'x.kind', language: languageOf('x.language'), yes: 'x.interpreter' },
  },
  {
    // A hearing of the case that was held; with whom, and protected how, in the measures beside it.
    kind: 'hearing',
    from: rowsOf('legal_hearing', 'x.unit_id'),
    where: `x.status = 'held'`,
    month: monthIn('x.starts_at'),
    says: {
      category: 'x.purpose',
      yes: 'cardinality(x.given) > 0',
      outcome: `case when 'support-person' = any (x.attended) then 'with-support' else 'without-support' end`,
    },
  },
  {
    kind: 'interpretation',
    from: rowsOf('interpretation_session', 'x.unit_id'),
    where: `x.status = 'held'`,
    month: monthIn('x.starts_at'),
    says: {
      service: `'interpretation'`,
      category: 'x.occasion',
      outcome: 'x.mode',
      language: languageOf('x.language'),
      hours: '((x.minutes + 59) / 60)',
    },
  },
];

export const protection: readonly FactPart[] = [
  {
    kind: 'rights-briefing',
    from: rowsOf('rights_explanation', 'x.recorded_unit_id'),
    month: monthOf('x.explained_on'),
    says: { language: languageOf('x.language'), yes: 'x.language = any (c.languages)' },
  },
  {
    // Of a relative nothing is known but that they are one.
    kind: 'protection-measure',
    from: rowsOf('safeguard', 'x.recorded_unit_id'),
    where: `x.kind in ('protection', 'family-protection') and x.outcome is distinct from 'entered-in-error' and x.outcome is distinct from 'refused'`,
    month: monthOf(`coalesce(x.since, x.recorded_at at time zone 'Asia/Baghdad')`),
    until: monthOf(
      `case when x.closed_on is not null then greatest(x.closed_on, coalesce(x.since, x.recorded_at at time zone 'Asia/Baghdad')) end`,
    ),
    says: {
      category: `case x.kind when 'protection' then 'victim' else 'family-member' end`,
      sex: `case x.kind when 'protection' then c.sex end`,
      age_group: `case x.kind when 'protection' then c.age_group end`,
      nationality_group: `case x.kind when 'protection' then c.nationality_group end`,
      outcome: `case x.kind when 'protection' then x.type end`,
    },
  },
  {
    kind: 'protection-measure',
    from: rowsOf('testimony_measure', 'x.unit_id'),
    where: `x.decided_on is not null and x.status in ('granted', 'ended')`,
    month: monthOf('x.decided_on'),
    until: monthOf('x.ended_on'),
    says: {
      category: 'x.person',
      sex: `case x.person when 'victim' then c.sex end`,
      age_group: `case x.person when 'victim' then c.age_group end`,
      nationality_group: `case x.person when 'victim' then c.nationality_group end`,
      outcome: 'x.kind',
    },
  },
  {
    kind: 'document-retention',
    from: rowsOf('safeguard', 'x.recorded_unit_id'),
    where: `x.kind = 'document-custody' and x.party in ('exploiter', 'recruiter', 'employer', 'agent', 'relative', 'police', 'court', 'prosecution', 'residence-directorate')`,
    month: monthIn('x.recorded_at'),
    says: { category: 'x.party', yes: `x.outcome is not null and x.outcome in ('recovered', 'reissued')` },
  },
  {
    kind: 'non-punishment',
    from: rowsOf('safeguard', 'x.recorded_unit_id'),
    where: `x.kind = 'punishment' and x.outcome is distinct from 'entered-in-error'`,
    month: monthIn('x.recorded_at'),
    says: { category: 'x.type', outcome: `coalesce(x.outcome, 'open')` },
  },
  {
    kind: 'residence',
    from: rowsOf('residence_application', 'x.unit_id'),
    where: `x.status in ('granted', 'refused')`,
    month: monthOf('x.decided_on'),
    says: { category: 'x.kind', outcome: 'x.status', days: daysFrom('x.asked_on', 'x.decided_on') },
  },
  {
    kind: 'child-safeguard',
    from: rowsOf('guardianship', 'x.unit_id'),
    where: `x.ending is distinct from 'entered-in-error'`,
    month: monthOf('x.appointed_on'),
    says: { category: `'guardian'`, outcome: 'x.appointed_by', yes: 'x.independent' },
  },
  {
    kind: 'child-safeguard',
    from: rowsOf('best_interests_determination', 'x.unit_id'),
    month: monthOf('x.determined_on'),
    says: { category: `'best-interests'`, outcome: 'x.purpose', yes: 'x.child_heard' },
  },
  {
    kind: 'override',
    from: rowsOf('consent_override', 'x.unit_id'),
    where: `x.status in ('approved', 'ended', 'refused')`,
    month: monthIn('coalesce(x.coordination_approved_at, x.unit_approved_at, x.closed_at)'),
    says: { category: `'consent-override'`, outcome: 'x.ground', yes: `x.status <> 'refused'` },
  },
  {
    kind: 'override',
    from: rowsOf('break_glass', 'x.unit_id'),
    where: 'x.opened_at is not null',
    month: monthIn('x.opened_at'),
    says: { category: `'break-glass'`, outcome: 'x.ground', yes: `x.outcome = 'justified'` },
  },
];

export const afterwards: readonly FactPart[] = [
  {
    // With or without an office for returns; the day of departure, else of the hand-over.
    kind: 'return',
    from: rowsOf(
      'abroad_transfer',
      'x.unit_id',
      ` join consent k on k.id = x.consent_id left join repatriation t on t.id = x.repatriation_id
       left join return_step s on s.repatriation_id = x.repatriation_id and s.step = 'depart'`,
    ),
    where: `x.status <> 'called-off' and coalesce(s.done_on, x.handed_over_on) is not null`,
    month: monthOf('coalesce(s.done_on, x.handed_over_on)'),
    says: {
      service: `'repatriation'`,
      category: 'x.destination',
      country_group: 'guard.country_group(x.country)',
      outcome: `case when coalesce(t.decision = 'wants-to-return', true) and k.purpose = 'repatriation' then 'voluntary' else 'not-voluntary' end`,
      yes: `x.status = 'arrived'`,
    },
  },
  {
    kind: 'return-contact',
    from: rowsOf('return_contact', 'x.unit_id'),
    where: 'x.outcome is not null',
    month: monthOf('x.contacted_on'),
    says: { category: `'month-' || x.month`, outcome: 'x.outcome' },
  },
  {
    kind: 'reintegration',
    from: rowsOf('programme', 'x.unit_id'),
    where: `x.status = 'ended'`,
    month: monthIn('x.ended_at'),
    says: { service: `'reintegration'`, outcome: 'x.outcome', days: daysFrom('x.opened_at', 'x.ended_at') },
  },
  {
    kind: 'strand',
    from: rowsOf('programme_strand', 'x.unit_id'),
    where: 'x.ended_on is not null',
    month: monthOf('x.ended_on'),
    says: { category: 'x.kind', outcome: 'x.status', days: daysFrom('x.begun_on', 'x.ended_on') },
  },
  {
    kind: 'follow-up',
    from: rowsOf('programme_follow_up', 'x.unit_id', ' cross join lateral unnest(x.answers) a (answer)'),
    where: `x.status = 'answered'`,
    month: monthOf('x.asked_on'),
    says: { category: `'month-' || coalesce(x.month::text, 'other')`, outcome: 'a.answer' },
  },
  {
    kind: 'funding-payment',
    from: rowsOf(
      'funding_payment',
      'x.unit_id',
      ' join funding_application a on a.id = x.application_id join programme_strand s on s.id = a.strand_id',
    ),
    where: `x.entry = 'payment' and not x.reversed`,
    month: monthOf('x.paid_on'),
    says: {
      service: `'financial-aid'`,
      category: 's.kind',
      outcome: 'a.purpose',
      amount: 'x.amount',
      yes: `not exists (select from funding_payment o where o.application_id = x.application_id and o.entry = 'payment' and not o.reversed
        and (o.paid_on, o.id) < (x.paid_on, x.id))`,
    },
  },
  {
    kind: 'compensation',
    from: rowsOf('compensation_claim', 'x.unit_id'),
    where: `x.status = 'final'`,
    month: monthOf('x.final_on'),
    says: { category: 'x.venue', amount: 'x.award', yes: 'x.paid > 0', days: daysFrom('x.filed_on', 'x.final_on') },
  },
  {
    kind: 'compensation-payment',
    from: rowsOf('compensation_payment', 'x.unit_id', ' join compensation_claim k on k.id = x.claim_id'),
    where: `x.entry = 'payment' and not x.reversed`,
    month: monthOf('x.paid_on'),
    says: { category: 'k.venue', outcome: 'x.payer', amount: 'x.amount' },
  },
  {
    kind: 'closure',
    from: rowsOf('case_closure', 'x.unit_id', ' left join case_reopening r on r.closure_id = x.id'),
    where: `r.reason is distinct from 'closed-in-error'`,
    month: monthIn('x.closed_at'),
    says: { outcome: 'x.outcome', yes: 'r.closure_id is not null', days: daysFrom('c.opened_at', 'x.closed_at') },
  },
];
