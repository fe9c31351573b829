import type { IsoDate } from '../shared/partial-date';
import type { RetentionRule } from './codes';

/** How long records are kept: whole years, and days for concerns. */
export interface RetentionTable {
  /** Presumed and never confirmed: years from the closure. */
  readonly notConfirmedYears: number;
  /** Confirmed: years from the last contact or the end of proceedings, whichever is later. */
  readonly confirmedYears: number;
  /** A child: until this age, */
  readonly childAge: number;
  /** or as many years from the last contact or the end of proceedings, whichever is later. */
  readonly childYears: number;
  /** A concern that led to no case: days from its arrival. */
  readonly concernDays: number;
  /** Consents and the audit trail: years after the record itself is gone. */
  readonly afterYears: number;
}

/**
 * The defaults of standards.md section 7 (practice to meet under IOM's data protection principle 9, retention); the national archive
 * law is still to be checked, which is why they are configuration (RETENTION).
 */
export const usualRetention: RetentionTable = {
  notConfirmedYears: 2,
  confirmedYears: 10,
  childAge: 25,
  childYears: 10,
  concernDays: 90,
  afterYears: 5,
};

const names: Readonly<Record<string, keyof RetentionTable>> = {
  'not-confirmed': 'notConfirmedYears',
  confirmed: 'confirmedYears',
  'child-age': 'childAge',
  child: 'childYears',
  'concern-days': 'concernDays',
  after: 'afterYears',
};

/**
 * Reads `not-confirmed=2,confirmed=10,child-age=25,child=10,concern-days=90,after=5`; what is left out stays as usual.
 * @returns null for what is not of that form: whole numbers from 1 to 999, each name once
 */
export function retentionTableOf(text: string): RetentionTable | null {
  const table = { ...usualRetention };
  const seen = new Set<string>();
  for (const part of text.split(',')) {
    const found = /^([a-z-]+)=([1-9]\d{0,2})$/.exec(part.trim());
    const field = found && names[found[1]!];
    if (!field || seen.has(field)) return null;
    seen.add(field);
    table[field] = Number(found[2]);
  }
  return table;
}

/** What the schedule asks of a closed case; no content of it. Days are those of Iraq. */
export interface RetentionFacts {
  readonly closedOn: IsoDate;
  readonly confirmed: boolean;
  /** Under 18 when the case was opened, or of an age nobody knew. */
  readonly child: boolean;
  /** The latest day on which the person may have been born. */
  readonly bornBy: IsoDate;
  readonly lastContactOn: IsoDate;
  /** Where proceedings were tied to the case and are over: since when. */
  readonly proceedingsEndedOn: IsoDate | null;
  readonly proceedingsRunning: boolean;
}

export interface RetentionTerm {
  readonly rule: RetentionRule;
  /** The first day on which it may be erased; null while proceedings run, for nobody knows yet. */
  readonly dueOn: IsoDate | null;
}

const later = (...days: readonly (IsoDate | null)[]): IsoDate =>
  days.filter((day): day is IsoDate => day !== null).reduce((a, b) => (a > b ? a : b));

/** The same day some years on; the 29th of February becomes the 1st of March: a day later rather than one too early. */
export function yearsAfter(day: IsoDate, years: number): IsoDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year + years, month - 1, date)).toISOString().slice(0, 10);
}

/** The schedule: one line a rule. */
export const retentionSchedule: Readonly<Record<RetentionRule, (facts: RetentionFacts, table: RetentionTable) => IsoDate>> = {
  'not-confirmed': ({ closedOn }, { notConfirmedYears }) => yearsAfter(closedOn, notConfirmedYears),
  confirmed: ({ closedOn, lastContactOn, proceedingsEndedOn }, { confirmedYears }) =>
    yearsAfter(later(closedOn, lastContactOn, proceedingsEndedOn), confirmedYears),
  child: ({ closedOn, bornBy, lastContactOn, proceedingsEndedOn }, { childAge, childYears }) =>
    later(yearsAfter(bornBy, childAge), yearsAfter(later(closedOn, lastContactOn, proceedingsEndedOn), childYears)),
};

/** By which line a case is kept: a child's comes first, whatever was decided, for a child may come back for what it is owed once grown. */
export const retentionRuleOf = ({ child, confirmed }: Pick<RetentionFacts, 'child' | 'confirmed'>): RetentionRule => {
  if (child) return 'child';
  return confirmed ? 'confirmed' : 'not-confirmed';
};

/** When the identity of a closed case is to be erased, and by which line of the schedule. */
export function erasureDueOn(facts: RetentionFacts, table: RetentionTable = usualRetention): RetentionTerm {
  const rule = retentionRuleOf(facts);
  return { rule, dueOn: facts.proceedingsRunning ? null : retentionSchedule[rule](facts, table) };
}

/** Until when what proves the handling of an erased case is kept: its consents, and its lines of the trail. */
export const proofKeptUntil = (erasedOn: IsoDate, { afterYears }: RetentionTable = usualRetention): IsoDate =>
  yearsAfter(erasedOn, afterYears);
