import { daysFrom, lastMonth, monthIn, monthOf, selectOf, type FactPart } from './fact-parts';
import { afterwards, care, protection, rowsOf } from './facts-of-help';

export const kurdistan = `('erbil', 'sulaymaniyah', 'duhok', 'halabja')`;

export const identification: readonly FactPart[] = [
  {
    // Whoever is a duplicate is counted by the case that stays. Received: the first report that led to the case, else its opening.
    kind: 'presumed',
    from: `c left join lateral (
         select k.sent_at, k.reported_unit_id, k.id from concern k where k.case_id = c.id
         union all select k.sent_at, k.reported_unit_id, k.id from concern_case o join concern k on k.id = o.concern_id where o.case_id = c.id
         order by 1, 3 limit 1) k on true
       join unit u on u.id = coalesce(k.reported_unit_id, c.unit_id)`,
    where: 'c.subject = c.id',
    month: monthIn('least(k.sent_at, c.opened_at)'),
  },
  {
    kind: 'identified',
    from: `c join lateral (select d.* from identification_decision d where d.case_id = c.id and d.to_status = 'confirmed' order by d.decided_on desc, d.recorded_at desc limit 1) x on true
       join unit u on u.id = x.recorded_unit_id`,
    where: `c.status = 'confirmed' and c.subject = c.id`,
    month: monthOf('x.decided_on'),
    says: { court: 'x.court_kind', days: daysFrom('c.opened_at', 'x.decided_on') },
  },
  {
    kind: 'decision',
    from: rowsOf('identification_decision', 'x.recorded_unit_id'),
    month: monthOf('x.decided_on'),
    says: { outcome: 'x.to_status', category: 'x.decision', court: 'x.court_kind', days: daysFrom('c.opened_at', 'x.decided_on') },
  },
  {
    kind: 'reflection',
    from: rowsOf('reflection_period', 'd.recorded_unit_id', ' join identification_decision d on d.id = x.decision_id'),
    month: monthOf('x.starts_on'),
    until: monthOf('greatest(x.ends_on, x.starts_on)'),
    says: { outcome: 'x.status', days: daysFrom('x.starts_on', 'x.ends_on') },
  },
];

export const referrals: readonly FactPart[] = [
  {
    kind: 'referral',
    from: rowsOf('referral', 'x.from_unit_id'),
    where: `x.requested_at is not null and x.status <> 'entered-in-error'`,
    month: monthIn('x.requested_at'),
    says: { service: 'x.service', outcome: 'x.status', category: 'x.urgency', yes: 'x.crosses_line' },
  },
  {
    // Which way it crossed the line between the federal government and the Kurdistan Region, by where it was answered.
    kind: 'referral-answer',
    from: rowsOf('referral', 'x.to_unit_id'),
    where: `x.requested_at is not null and x.decided_at is not null and x.status <> 'entered-in-error'`,
    month: monthIn('x.decided_at'),
    says: {
      service: 'x.service',
      outcome: `case when x.rejection_reason is null then 'accepted' else 'rejected' end`,
      category: `case when not x.crosses_line then 'same-side' when u.governorate in ${kurdistan} then 'to-kurdistan' else 'to-federal' end`,
      yes: 'x.crosses_line',
      hours: 'greatest(0, extract(epoch from x.decided_at - x.requested_at) / 3600)::int',
    },
  },
  {
    kind: 'service',
    from: rowsOf('referral', 'x.to_unit_id'),
    where: `x.started_at is not null and x.status <> 'entered-in-error'`,
    month: monthIn('x.started_at'),
    until: lastMonth('x.started_at', 'x.ended_at'),
    says: { service: 'x.service', outcome: 'coalesce(x.outcome, x.status)' },
  },
];

/** What a report says of itself; of those it names, only where it is one person. */
export const concernPart = (from: string, where?: string): FactPart => ({
  kind: 'concern',
  from,
  ...(where === undefined ? {} : { where }),
  month: monthIn('x.sent_at'),
  says: {
    governorate: 'x.governorate',
    sex: 'p.sex',
    age_group: 'p.age_band',
    channel: 'x.channel',
    status: 'x.status',
    category: 'x.kind',
    outcome: 'coalesce(x.labour_decision, x.status)',
  },
});
export const onlyPerson = `left join lateral (select min(o.sex) as sex, min(o.age_band) as age_band from concern_person o where o.concern_id = x.id having count(*) = 1) p on true`;

export const ofCase = {
  governorate: 'c.governorate',
  sex: 'c.sex',
  age_group: 'c.age_group',
  nationality_group: 'c.nationality_group',
  channel: 'c.channel',
  status: 'c.status',
  forms: 'c.forms',
};

const parts = [...identification, ...referrals, ...care, ...protection, ...afterwards];
const ownConcern = concernPart(`c join concern x on x.case_id = c.id ${onlyPerson} join unit u on u.id = x.reported_unit_id`);

/** Who took the consent to being counted back is counted no more, nor in what was counted before (docs/consents.md), until they agree again. */
export const counted = `(not exists (select from consent s join consent_withdrawal w on w.consent_id = s.id where s.case_id = r.id and s.purpose = 'statistics')
       or exists (select from consent s where s.case_id = r.id and s.purpose = 'statistics'
                   and not exists (select from consent_withdrawal w where w.consent_id = s.id)))`;

/** The body of the derivation: what the cases say of themselves, read once, and every kind of fact of each. */
export const factsOfCases = `with c as materialized (
     select r.id, coalesce((select l.duplicate_of from case_closure l where l.case_id = r.id and r.status = 'closed' order by l.number desc limit 1), r.id) as subject,
            r.responsible_unit_id as unit_id, r.governorate, r.sex, r.age_band as age_group, guard.country_group(i.nationality) as nationality_group,
            r.found_by as channel, r.identification_status as status, r.languages, r.opened_at,
            (select array_agg(distinct f.form order by f.form) from exploitation_record f where f.case_id = r.id) as forms
       from case_record r left join person_identity i on i.case_id = r.id where r.id = any (p_cases) and ${counted})
   ${parts.map((part) => selectOf(part, 'c.id', 'c.subject', ofCase)).join('\n   union all ')}
   union all ${selectOf(ownConcern, 'c.id', 'x.id', { forms: 'c.forms', yes: `c.status = 'confirmed'` })}`;

/** The tables that a case's facts are read from, each with its case's column: a change of any makes the case due. */
export const tablesOfCases = [
  'person_identity', 'exploitation_record', 'identification_decision', 'reflection_period', 'referral', 'placement', 'encounter', 'medical_report',
  'legal_aid_record', 'legal_hearing', 'interpretation_session', 'rights_explanation', 'safeguard', 'testimony_measure', 'residence_application',
  'guardianship', 'best_interests_determination', 'consent_override', 'break_glass', 'abroad_transfer', 'repatriation', 'return_step', 'return_contact', 'programme',
  'programme_strand', 'programme_follow_up', 'funding_payment', 'compensation_claim', 'compensation_payment', 'case_closure', 'case_reopening', 'concern_case', 'consent', 'consent_withdrawal',
]; // prettier-ignore

/** Those of them that had no way from a case to its rows. */
export const tablesWithoutWay = [
  'placement', 'encounter', 'medical_report', 'legal_aid_record', 'legal_hearing', 'interpretation_session', 'residence_application',
  'compensation_claim', 'compensation_payment', 'programme_strand', 'funding_payment', 'return_contact',
]; // prettier-ignore

/** The body of the derivation of reports that have led to no case: those of a case are the case's. */
export const factsOfConcerns = selectOf(
  concernPart(`concern x ${onlyPerson} join unit u on u.id = x.reported_unit_id`, 'x.id = any (p_ids) and x.case_id is null'),
  'x.id',
  'x.id',
  { yes: 'false' },
);
