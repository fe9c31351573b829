import type { IsoDate } from '../shared/partial-date';
import { namingDimensions, type DimensionId } from './codes';
import { finestFor, mostDimensions, standTogether } from './decide-query';
import type { Dimension, FactColumn } from './dimensions';
import type { FactDimension, FactKind } from './fact';
import type { Computation, MeasureDeclaration } from './measure';
import { numberOfMonth, startOf, type Grain } from './periods';

/** A fact that stands, as far as figures come from it. */
export type SaidFact = Readonly<Record<FactDimension, string | null>> & {
  readonly kind: string;
  readonly month: IsoDate;
  readonly until: IsoDate | null;
  readonly forms: readonly string[] | null;
  readonly yes: boolean | null;
  readonly hours: number | null;
  /** Whole dinars, and the pseudonym of the body that fed it, in decimal. */
  readonly amount: string | null;
  readonly contributor: string | null;
};

/** A measure whose cells are kept added up; of a ratio there are two: the base, and the part of it. */
export interface FoldRule {
  readonly measure: string;
  readonly version: number;
  readonly part: boolean;
  readonly since: IsoDate;
  readonly computed: Computation;
}

export const foldRulesOf = (measures: readonly MeasureDeclaration[]): FoldRule[] =>
  measures.flatMap(({ id, version, since, computed }): FoldRule[] => {
    if (typeof computed === 'string' || computed.counts.of === 'returned' || computed.counts.of === 'reported') return [];
    const base = { measure: id, version, since, part: false, computed };
    const { counts, where } = computed;
    if (counts.of !== 'ratio') return [base];
    const part = { ...computed, kinds: counts.kinds ?? computed.kinds, where: { ...where, ...counts.part } };
    return [base, { ...base, part: true, computed: part }];
  });

/** What a line of a cell adds up: its people, its facts, what each body fed, or dinars. */
export type FoldUnit = 'person' | 'fact' | 'body' | 'amount';

/**
 * Hears of one line more in a cell: `cell` is `cellNumber` of its dimensions and places; `value` the band of the person's dinars there, that of
 * the fact's hours or the body's pseudonym, else '0'; `many` the dinars of a line that adds up those, else 1.
 */
export type Tell = (months: Grain, first: number, unit: FoldUnit, cell: number, value: string, many: number) => void;
/**
 * Says which cells one subject stands in, by all facts of it.
 * @param horizon number of the last month of which periods have begun: what still lasts is told of none that begin later
 */
export type Folding = (facts: readonly SaidFact[], horizon: number, tell: Tell) => void;

/** Hours of a median are told as within so many: whole days, and from five days on whole five days (standards.md section 6; ADR 136). */
const medianSteps = { short: 24, long: 5 * 24 };
/** Never falls as the hours grow, and leaves what it told as it is: the middle one of hours so told is the middle one, so told. */
export function hoursAsTold(hours: number): number {
  const step = hours <= medianSteps.long ? medianSteps.short : medianSteps.long;
  return Math.max(1, Math.ceil(hours / step)) * step;
}

/**
 * A person's dinars as they are held against a cell's: to two digits, rounded up, so that a cell that is mostly two people's is never taken for anything
 * else. There are ninety bands to each power of ten, however many people.
 */
export function bandOfAmount(dinars: number): number {
  const step = 10 ** Math.max(0, String(dinars).length - 2);
  return Math.ceil(dinars / step) * step;
}

const digits = 100 ** mostDimensions;
/** A cell in a number: the bits of its dimensions in the rule's order, then two digits for each one's place. */
export const cellNumber = (dims: number, code: number): number => dims * digits + code;
export const cellOfNumber = (cell: number): { readonly dims: number; readonly code: number } => ({
  dims: Math.floor(cell / digits),
  code: cell % digits,
});

/** The choices of dimensions whose cells a table over such periods may show, as bits: those that may be asked for, and their totals. */
export function foldedDims(dimensions: readonly { readonly id: DimensionId }[], months: Grain): number[] {
  const choices = Array.from({ length: 1 << dimensions.length }, (_, dims) => dims).filter((dims) => bitsOf(dims).length <= mostDimensions);
  const asked = choices.filter((dims) => {
    const ids = bitsOf(dims).map((at) => dimensions[at]!.id);
    const finest = finestFor(ids);
    return standTogether('facts', ids) && (months === 36 ? finest === 36 : finest <= months);
  });
  return choices.filter((dims) => asked.some((whole) => (whole & dims) === dims));
}

/** The places in the rule's order of the dimensions that the bits stand for. */
export const bitsOf = (dims: number): number[] => Array.from({ length: 31 }, (_, at) => at).filter((at) => dims & (1 << at));

interface Choice {
  readonly dims: number;
  readonly at: readonly number[];
  readonly naming: boolean;
}

/** The rule by which a measure's facts of one subject become lines of its cells. */
export function foldingOf({ computed, since }: FoldRule): Folding {
  const { dimensions, where, date, counts } = computed;
  const kinds = new Set<string>(computed.kinds satisfies readonly FactKind[]);
  const conditions = Object.entries(where) as [FactColumn, readonly string[]][];
  const places = dimensions.map(placesBy);
  const periods = ([3, 12, 36] as const).map((months) => ({
    months,
    choices: foldedDims(dimensions, months).map((dims): Choice => {
      const at = bitsOf(dims);
      return { dims, at, naming: at.some((one) => namingDimensions.includes(dimensions[one]!.id)) };
    }),
  }));
  const first = numberOfMonth(since);
  const ofPersons = counts.of === 'persons' || counts.of === 'amount';

  return (facts, horizon, tell) => {
    const counted = facts.filter(
      (fact) =>
        kinds.has(fact.kind) &&
        conditions.every(([column, codes]) => codesOf(fact, column).some((code) => codes.includes(code))) &&
        (counts.of !== 'median' || fact.hours !== null),
    );
    for (const { months, choices } of counted.length === 0 ? [] : periods) {
      const own = new Map<number, SaidFact[]>();
      for (const fact of counted)
        for (const start of startsOf(fact, date, months, first, horizon)) {
          const met = own.get(start);
          if (met) met.push(fact);
          else own.set(start, [fact]);
        }
      for (const [start, within] of own)
        foldIn(within, choices, (unit, cell, value, many = 1) => tell(months, start, unit, cell, value, many));
    }
  };

  function foldIn(
    facts: readonly SaidFact[],
    choices: readonly Choice[],
    tell: (unit: FoldUnit, cell: number, value: string, many?: number) => void,
  ): void {
    const persons = new Map<number, { naming: boolean; amount: number; bodies: string[] }>();
    for (const fact of facts) {
      const stands = places.map((placesOf) => placesOf(fact));
      const body = fact.contributor ?? '0';
      for (const { dims, at, naming } of choices)
        for (const code of codesIn(stands, at)) {
          const cell = cellNumber(dims, code);
          const person = persons.get(cell);
          if (person === undefined) persons.set(cell, { naming, amount: Number(fact.amount), bodies: [body] });
          else {
            person.amount += Number(fact.amount);
            person.bodies.push(body);
          }
          if (ofPersons) continue;
          tell('fact', cell, counts.of === 'median' ? String(hoursAsTold(fact.hours ?? 0)) : '0');
          if (naming) tell('body', cell, body);
        }
    }
    for (const [cell, { naming, amount, bodies }] of persons) {
      tell('person', cell, counts.of === 'amount' ? String(bandOfAmount(amount)) : '0');
      if (counts.of === 'amount' && amount > 0) tell('amount', cell, '0', amount);
      if (ofPersons && naming) tell('body', cell, mostOf(bodies));
    }
  }
}

/** Places of the categories that a fact stands in: none where its code is in no category, several of several forms. */
function placesBy({ column, categories, codes, rest }: Dimension): (fact: SaidFact) => readonly number[] {
  const placeOf = new Map(categories.codes.flatMap((category, at) => (codes[category] ?? []).map((code) => [code, at + 1] as const)));
  const other = rest === undefined ? 0 : categories.codes.indexOf(rest) + 1;
  const place = (code: string): number => placeOf.get(code) ?? (code === 'unknown' ? 0 : other);
  return (fact) => {
    const said = codesOf(fact, column);
    const [only] = said;
    if (only === undefined) return [];
    if (said.length === 1) return place(only) === 0 ? [] : [place(only)];
    return [...new Set(said.map(place))].filter((one) => one !== 0);
  };
}

function codesOf(fact: SaidFact, column: FactColumn): readonly string[] {
  if (column === 'forms') return fact.forms ?? [];
  if (column === 'yes') return fact.yes === null ? [] : [String(fact.yes)];
  const code = fact[column];
  return code === null ? [] : [code];
}

/** Every cell's code for these dimensions: one, several, or none. */
function codesIn(stands: readonly (readonly number[])[], at: readonly number[]): readonly number[] {
  let codes: readonly number[] = [0];
  for (const one of at) {
    const places = stands[one]!;
    codes =
      places.length === 1
        ? codes.map((code) => code * 100 + places[0]!)
        : codes.flatMap((code) => places.map((place) => code * 100 + place));
  }
  return codes;
}

/** First months of the periods that a fact counts in. */
function startsOf({ month, until }: SaidFact, date: Computation['date'], months: Grain, since: number, horizon: number): number[] {
  const from = numberOfMonth(month);
  if (date === 'month') {
    const start = startOf(from, months);
    return start < since ? [] : [start];
  }
  const last = until === null ? Infinity : numberOfMonth(until);
  const starts: number[] = [];
  for (let start = startOf(Math.max(from, since), months); start <= Math.min(last, horizon); start += months)
    if (start >= since && (date === 'span' || last > start + months - 1)) starts.push(start);
  return starts;
}

/** The body that fed most of it, the lesser pseudonym of equals. */
function mostOf(bodies: readonly string[]): string {
  const times = new Map<string, number>();
  for (const body of bodies) times.set(body, (times.get(body) ?? 0) + 1);
  return [...times].toSorted(([one, n], [other, m]) => m - n || (one < other ? -1 : 1))[0]![0];
}
