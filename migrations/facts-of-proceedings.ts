import { daysFrom, monthOf, selectOf, type FactPart } from './fact-parts';

/** A log entry that stands, its defendant, its charge, and the unit that wrote it. */
const entries = (kind: string): string =>
  `k join proceeding_event x on x.proceeding_id = k.id and x.kind = '${kind}' and x.entry = 'entry' and not x.reversed
     join defendant d on d.id = x.defendant_id left join proceeding_event g on g.id = x.charge_id join unit u on u.id = x.recorded_unit_id`;
/** The first day on which something happened to the defendant. */
const first = (kind: string): string =>
  `(select min(o.happened_on) from proceeding_event o where o.defendant_id = x.defendant_id and o.kind = '${kind}' and o.entry = 'entry' and not o.reversed)`;
const since = (kind: string): string => `case when ${first(kind)} is not null then ${daysFrom(first(kind), 'x.happened_on')} end`;

/** What the defendant is charged with: under the law against trafficking before another, then what was charged first. */
const principal = `(select o.article from proceeding_event o where o.defendant_id = x.defendant_id and o.kind = 'charge' and o.entry = 'entry' and not o.reversed
     order by (o.article like 'trafficking-%') desc, o.happened_on, o.seq limit 1)`;

type Entry = readonly [string, string, FactPart['says']];

/** [what the log calls it, what the fact is called, what it says beside the defendant] */
const ofEntries: readonly Entry[] = [
  ['arrest', 'arrest', {}],
  ['charge', 'charge', { article: 'x.article', days: since('arrest') }],
  ['prosecution', 'prosecution', { days: since('charge') }],
  ['verdict', 'verdict', { outcome: 'x.verdict', days: since('prosecution') }],
  [
    'sentence',
    'sentence',
    {
      outcome: 'x.sentence',
      category: `case when x.months < 60 then 'under-5-years' when x.months < 120 then '5-to-9-years' when x.months < 180 then '10-to-14-years'
        when x.months is not null then '15-years-and-over' end`,
      amount: 'x.amount',
    },
  ],
  [
    'appeal',
    'appeal',
    {
      outcome: `coalesce((select o.decision from proceeding_event o where o.defendant_id = x.defendant_id and o.charge_id = x.charge_id
        and o.kind = 'appeal-decision' and o.entry = 'entry' and not o.reversed and o.seq > x.seq order by o.seq limit 1), 'pending')`,
    },
  ],
  ['asset-seizure', 'seizure', { outcome: 'x.property', amount: 'x.amount' }],
  ['compensation-order', 'compensation-order', { amount: 'x.amount' }],
];

const ofProceeding = { governorate: 'k.governorate', forms: 'array[k.form]', court: 'k.court_kind' };
const ofDefendant = {
  ...ofProceeding,
  sex: 'd.sex',
  age_group: 'd.age_band',
  nationality_group: `case d.kind when 'person' then guard.country_group(d.nationality) end`,
  status: 'd.kind',
  article: 'g.article',
};

const investigation: FactPart = {
  kind: 'investigation',
  from: 'k join unit u on u.id = k.opened_unit_id',
  month: monthOf('k.opened_on'),
};

/** Judged, and nothing of it waits before a higher court: in the month of the last word on it. */
const finalJudgment: FactPart = {
  kind: 'final-judgment',
  from: `k join unit u on u.id = k.opened_unit_id join lateral (
       select max(e.happened_on) as day, bool_or(e.verdict = 'convicted') as convicted from proceeding_event e
        where e.proceeding_id = k.id and e.kind in ('verdict', 'sentence', 'appeal-decision') and e.entry = 'entry' and not e.reversed) j on j.day is not null`,
  where: `k.stage = 'judged' and not exists (select from proceeding_event a where a.proceeding_id = k.id and a.kind = 'appeal' and a.entry = 'entry' and not a.reversed
     and not exists (select from proceeding_event o where o.proceeding_id = k.id and o.kind = 'appeal-decision' and o.charge_id = a.charge_id
                       and o.entry = 'entry' and not o.reversed and o.seq > a.seq))`,
  month: monthOf('j.day'),
  says: { outcome: `case when j.convicted then 'convicted' else 'not-convicted' end`, days: daysFrom('k.opened_on', 'j.day') },
};

/** The kind of court, never its seat. */
const derivation = (entriesOf: readonly Entry[], judgment = finalJudgment): string => `with k as materialized (
     select p.id, p.governorate, p.form, p.opened_on, p.opened_unit_id, p.stage,
            case when p.court like '%-cassation' then 'cassation' else split_part(p.court, '-', 1) end as court_kind
       from criminal_proceeding p where p.id = any (p_ids))
   ${selectOf(investigation, 'k.id', 'k.id', ofProceeding)}
   union all ${selectOf(judgment, 'k.id', 'k.id', ofProceeding)}
   ${entriesOf.map(([kind, fact, says = {}]) => `union all ${selectOf({ kind: fact, from: entries(kind), month: monthOf('x.happened_on'), says }, 'k.id', 'd.id', ofDefendant)}`).join('\n   ')}`;

/** The body of the derivation of proceedings. */
export const factsOfProceedings = derivation(ofEntries);
const withPrincipal = ofEntries.map(
  ([kind, fact, says]): Entry => [kind, fact, kind === 'arrest' || kind === 'prosecution' ? { ...says, article: principal } : says],
);
/** As before, and an arrest and a trial say the article that the defendant is charged under. */
export const factsWithPrincipalArticle = derivation(withPrincipal);

const ofTrafficking = `exists (select from proceeding_event h where h.id = e.charge_id and h.article like 'trafficking-%')`;
/** As before, and a judgment is a conviction where somebody was convicted of trafficking, not of another offence in the same proceeding. */
export const factsWithConvictionsOfTrafficking = derivation(withPrincipal, {
  ...finalJudgment,
  from: finalJudgment.from.replace(`bool_or(e.verdict = 'convicted')`, () => `bool_or(e.verdict = 'convicted' and ${ofTrafficking})`),
});
