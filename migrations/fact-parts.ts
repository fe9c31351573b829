/** How a part of the derivation is written: one SQL select a kind of fact, all with the same columns in the same order. */

/** The columns of guard.fact_row that say what a fact is, after source, subject, unit, kind, month and until. */
export const saidColumns = [
  'governorate',
  'sex',
  'age_group',
  'nationality_group',
  'channel',
  'agency',
  'service',
  'status',
  'outcome',
  'category',
  'language',
  'country_group',
  'article',
  'court',
  'forms',
  'yes',
  'hours',
  'days',
  'amount',
] as const;
export type SaidColumn = (typeof saidColumns)[number];

const typeOf: Partial<Record<SaidColumn, string>> = { forms: 'text[]', yes: 'boolean', hours: 'int', days: 'int', amount: 'bigint' };

/** The attributes of the composite type that a derivation answers in. Its ids never leave the facts worker: they are hashed there. */
export const factRow = `source uuid, subject uuid, unit uuid, kind text, month date, until date, ${saidColumns
  .map((column) => `${column} ${typeOf[column] ?? 'text'}`)
  .join(', ')}`;

export type Said = Partial<Record<SaidColumn, string>>;

/** One kind of fact: SQL expressions over `from`. What is not said is null, or for a person of a case what the case says. */
export interface FactPart {
  readonly kind: string;
  /** What is read, beginning with the row it is about; `u` must be the unit that fed it. */
  readonly from: string;
  readonly where?: string;
  /** A month (`monthOf`, `monthIn`). */
  readonly month: string;
  /** The last month of a span. */
  readonly until?: string;
  readonly says?: Said;
}

/** The month of a day. */
export const monthOf = (day: string): string => `date_trunc('month', ${day}::timestamp)::date`;
/** The month of an instant, as the calendar in Iraq had it. */
export const monthIn = (instant: string): string => `date_trunc('month', ${instant} at time zone 'Asia/Baghdad')::date`;
/** Whole days from one day to another, 0 where it is the wrong way round; null where a day is missing, as `greatest` would not be. */
export const daysFrom = (since: string, until: string): string =>
  `case when (${until})::date < (${since})::date then 0 else (${until})::date - (${since})::date end`;
/** The last month of a span between two instants: null while it runs. */
export const lastMonth = (since: string, until: string): string =>
  `case when ${until} is not null then ${monthIn(`greatest(${until}, ${since})`)} end`;
/** Arabic and Kurdish are told apart; speakers of another are few. */
export const languageOf = (column: string): string =>
  `case when ${column} in ('ar', 'ckb', 'kmr', 'ku') then ${column} when ${column} is not null then 'other' end`;

/** A select that answers rows of guard.fact_row. */
export function selectOf(part: FactPart, source: string, subject: string, byDefault: Said): string {
  const says: Said = { agency: 'u.agency_id', ...byDefault, ...part.says };
  const said = saidColumns.map((column) => says[column] ?? `null::${typeOf[column] ?? 'text'}`);
  const where = part.where === undefined ? '' : ` where ${part.where}`;
  return `select ${source}, ${subject}, u.id, '${part.kind}', ${part.month}, ${part.until ?? 'null::date'}, ${said.join(', ')} from ${part.from}${where}`;
}

const countries: Readonly<Record<string, string>> = {
  iraqi: 'IQ',
  'arab-states': 'AE BH DJ DZ EG JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE',
  africa:
    'AO BF BI BJ BW CD CF CG CI CM CV ER ET GA GH GM GN GQ GW KE LR LS MG ML MU MW MZ NA NE NG RW SC SL SN SS ST SZ TD TG TZ UG ZA ZM ZW',
  asia: 'AF AM AZ BD BN BT CN CY GE ID IL IN IR JP KG KH KP KR KZ LA LK MM MN MV MY NP PH PK SG TH TJ TL TM TR TW UZ VN',
};

/** Groups of citizenship (standards.md section 5, table 5): countries by ISO 3166, the League's members apart from Asia and Africa. */
export const nationalityGroup = (column: string): string =>
  `case ${Object.entries(countries)
    .map(
      ([group, codes]) =>
        `when ${column} in (${codes
          .split(' ')
          .map((code) => `'${code}'`)
          .join(', ')}) then '${group}'`,
    )
    .join(' ')} when ${column} is null then 'unknown' else 'other' end`;
