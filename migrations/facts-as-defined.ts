import { monthIn, monthOf, selectOf, type FactPart } from './fact-parts';
import { concernPart, counted, identification, kurdistan, ofCase, onlyPerson, referrals } from './facts-of-cases';
import { afterwards, care, protection, rowsOf } from './facts-of-help';

const and = (part: FactPart, where: string): FactPart => ({
  ...part,
  where: part.where === undefined ? where : `${part.where} and ${where}`,
});

/** Who is known to be a duplicate is counted by the case that stays, also where that case's facts are in the archive. */
const found = identification.map(
  (part): FactPart => (part.where === undefined ? part : { ...part, where: part.where.replace('c.subject = c.id', 'c.kept') }),
);

const between = referrals.map((part) =>
  part.kind === 'referral' ? and(part, 'u.agency_id is distinct from (select t.agency_id from unit t where t.id = x.to_unit_id)') : part,
);

const transfer: FactPart = {
  kind: 'transfer',
  from: rowsOf('case_transfer', 'x.to_unit_id'),
  where: `x.status = 'accepted'`,
  month: monthIn('x.decided_at'),
  says: {
    outcome: `'accepted'`,
    category: `case when not x.crosses_line then 'same-side' when u.governorate in ${kurdistan} then 'to-kurdistan' else 'to-federal' end`,
    yes: 'x.crosses_line',
  },
};

const startOfSafeguard = `coalesce(x.since, (x.recorded_at at time zone 'Asia/Baghdad')::date)`;
/** The last month of what is recorded for as long as it lasts: ended, over by its own day, or ended with the case. */
const endOf = (since: string, ended: string): string => monthOf(`case when ${ended} is not null then greatest(${ended}, ${since}) end`);
const ofSafeguard = {
  from: rowsOf('safeguard', 'x.recorded_unit_id'),
  month: monthOf(startOfSafeguard),
  until: endOf(startOfSafeguard, 'coalesce(x.closed_on, least(x.until, c.closed_on))'),
};
const standsAs = (kind: string): string =>
  `x.kind = '${kind}' and x.outcome is distinct from 'entered-in-error' and x.outcome is distinct from 'refused'`;
const ofTestimony = {
  from: rowsOf('testimony_measure', 'x.unit_id'),
  month: monthOf('x.decided_on'),
  until: endOf('x.decided_on', 'coalesce(x.ended_on, c.closed_on)'),
};
const granted = `x.decided_on is not null and x.status in ('granted', 'ended')`;
const nobodyOfTheCase = {
  sex: 'null::text',
  age_group: 'null::text',
  nationality_group: 'null::text',
  status: 'null::text',
  forms: 'null::text[]',
};

/** The victim's own measures apart from those of witnesses and relatives, of whom nothing is known but that they are one. */
const measures: readonly FactPart[] = [
  { kind: 'protection-measure', ...ofSafeguard, where: standsAs('protection'), says: { category: `'victim'`, outcome: 'x.type' } },
  {
    kind: 'protection-of-others',
    ...ofSafeguard,
    where: standsAs('family-protection'),
    says: { ...nobodyOfTheCase, category: `'family-member'` },
  },
  {
    kind: 'protection-measure',
    ...ofTestimony,
    where: `${granted} and x.person = 'victim'`,
    says: { category: `'victim'`, outcome: 'x.kind' },
  },
  {
    kind: 'protection-of-others',
    ...ofTestimony,
    where: `${granted} and x.person <> 'victim'`,
    says: { ...nobodyOfTheCase, category: 'x.person', outcome: 'x.kind' },
  },
];

/** What the labour inspection decided: as it reported, and when it sent to the police a matter that it had kept. */
const decisions = `cross join lateral (
         select x.sent_at as at, x.labour_decision as decision, x.reported_unit_id as unit_id where x.labour_decision is not null
         union all select t.at, 'suspected-trafficking', t.unit_id from concern_triage t where t.concern_id = x.id and t.outcome = 'trafficking-found') l
       join unit u on u.id = l.unit_id`;
const labourPart = (from: string, where?: string): FactPart => ({
  kind: 'labour-decision',
  from: `${from} ${decisions}`,
  ...(where === undefined ? {} : { where }),
  month: monthIn('l.at'),
  says: { governorate: 'x.governorate', channel: 'x.channel', status: 'x.status', outcome: 'l.decision' },
});

/** Whoever a report names or describes and who has no case; a report that is another's double names the same people. */
const describedPart = (from: string, where: string): FactPart => ({
  kind: 'described',
  from: `${from} join concern_person p on p.concern_id = x.id join unit u on u.id = x.reported_unit_id`,
  where: `${where} and x.status not in ('joined', 'labour-violation')`,
  month: monthIn('x.sent_at'),
  says: { governorate: 'x.governorate', sex: 'p.sex', age_group: 'p.age_band', channel: 'x.channel' },
});
const described = `md5(x.id::text || '/' || p.place)::uuid`;
const ofReport = { forms: 'c.forms', yes: `c.status = 'confirmed'` };

const parts = [
  ...found,
  ...between,
  transfer,
  ...care,
  ...protection.filter(({ kind }) => kind !== 'protection-measure'),
  ...measures,
  ...afterwards,
];
const reportsOfCase = 'c join concern x on x.case_id = c.id';

/** The body of the derivation of cases, with every fact as the measures define it (ADR 137). */
export const factsOfCasesAsDefined = `with c as materialized (
     select r.id, case when d.twin is null then r.id else coalesce((select w.subject from guard.person_of_case(r.id) w), r.id) end as subject,
            d.twin is null as kept,
            case when r.status = 'closed' then (select (l.closed_at at time zone 'Asia/Baghdad')::date from case_closure l where l.case_id = r.id order by l.number desc limit 1) end as closed_on,
            r.responsible_unit_id as unit_id, r.governorate, r.sex, r.age_band as age_group, guard.country_group(i.nationality) as nationality_group,
            r.found_by as channel, r.identification_status as status, r.languages, r.opened_at,
            (select array_agg(distinct f.form order by f.form) from exploitation_record f where f.case_id = r.id) as forms
       from case_record r cross join lateral guard.duplicate_of(r.id) d (twin) left join person_identity i on i.case_id = r.id
      where r.id = any (p_cases) and ${counted})
   ${parts.map((part) => selectOf(part, 'c.id', 'c.subject', ofCase)).join('\n   union all ')}
   union all ${selectOf(concernPart(`${reportsOfCase} ${onlyPerson} join unit u on u.id = x.reported_unit_id`), 'c.id', 'x.id', ofReport)}
   union all ${selectOf(labourPart(reportsOfCase), 'c.id', 'x.id', ofReport)}
   union all ${selectOf(
     describedPart(
       reportsOfCase,
       'not exists (select from concern_case k where k.concern_id = x.id and k.place = p.place and k.case_id is not null)',
     ),
     'c.id',
     described,
     {},
   )}`;

/** The body of the derivation of reports that have led to no case. */
export const factsOfConcernsAsDefined = [
  selectOf(
    concernPart(`concern x ${onlyPerson} join unit u on u.id = x.reported_unit_id`, 'x.id = any (p_ids) and x.case_id is null'),
    'x.id',
    'x.id',
    { yes: 'false' },
  ),
  selectOf(labourPart('concern x', 'x.id = any (p_ids) and x.case_id is null'), 'x.id', 'x.id', { yes: 'false' }),
  selectOf(describedPart('concern x', 'x.id = any (p_ids) and x.case_id is null'), 'x.id', described, {}),
].join('\n   union all ');
