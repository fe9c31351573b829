import type { IdentificationStatus } from '../identification/codes';
import { allow, refuse, type Outcome } from '../shared/outcome';
import type { IsoDate } from '../shared/partial-date';
import type { SafeguardType } from './codes';

/** Whether somebody needs papers to stay while they recover; unknown where neither a stay nor a nationality is on record. */
export type StayNeed = 'needed' | 'not-needed' | 'unknown';

/** An open record of residence. */
export interface StayRecord {
  readonly type: SafeguardType;
  readonly until: IsoDate | null;
}

export interface StayFacts {
  readonly stays: readonly StayRecord[];
  /** ISO 3166, two letters; null where it is not on record, undefined where the reader does not read it. */
  readonly nationality: string | null | undefined;
  /** The last day the stay must reach: the reflection period's, or today. */
  readonly until: IsoDate;
}

/** What an open record of residence says: by right, for a time, not at all, or nothing. */
const stayRules: Partial<Record<SafeguardType, 'right' | 'granted' | 'dated' | 'lacking'>> = {
  citizen: 'right',
  'reflection-stay': 'granted',
  'humanitarian-stay': 'granted',
  permit: 'dated',
  visa: 'dated',
  'application-pending': 'lacking',
  overstayed: 'lacking',
  'no-papers': 'lacking',
};

/**
 * Who needs residence during the period: whoever is no citizen and holds nothing that lasts as long (Law 76/2017; Council of Europe convention
 * art. 13, no removal while it runs). It is worked out from what its reader may know: who does not read the nationality learns nothing of it.
 */
export function stayNeed({ stays, nationality, until }: StayFacts): StayNeed {
  const says = stays.map((one) => {
    const rule = stayRules[one.type];
    return rule === 'dated' ? (one.until === null || one.until >= until ? 'granted' : 'lacking') : rule;
  });
  if (nationality === 'IQ' || says.includes('right') || says.includes('granted')) return 'not-needed';
  if (says.includes('lacking') || typeof nationality === 'string') return 'needed';
  return 'unknown';
}

/** Statuses in which somebody identified has residence of their own, apart from a period. */
const identified: readonly IdentificationStatus[] = ['reasonable-grounds', 'confirmed'];

export interface StayProposalFacts {
  readonly status: IdentificationStatus;
  /** A reflection period runs or stands still. */
  readonly inPeriod: boolean;
  readonly need: StayNeed;
  /** The reader may know the nationality, and so can be asked for it. */
  readonly readsNationality: boolean;
}

/** What to propose to whoever may record a stay; null for nothing. */
export function proposeStay({ status, inPeriod, need, readsNationality }: StayProposalFacts): SafeguardType | null {
  if (need === 'not-needed' || (need === 'unknown' && !readsNationality)) return null;
  if (inPeriod) return 'reflection-stay';
  return identified.includes(status) && need === 'needed' ? 'humanitarian-stay' : null;
}

/**
 * Does the stay start with the decision that opens the period? As the decider says; where they say nothing, only what the core says already
 * starts it, since the stay is core and would tell the rest.
 */
export function startsStay(
  asked: boolean | undefined,
  facts: { readonly opens: boolean; readonly recorded: readonly StayRecord[]; readonly until: IsoDate },
): Outcome<boolean> {
  if (!facts.opens) return asked === undefined ? allow(false) : refuse('body.invalid', { errors: [{ path: 'stay', code: 'key.unknown' }] });
  const need = stayNeed({ stays: facts.recorded, nationality: undefined, until: facts.until });
  return allow(asked === undefined ? need === 'needed' : asked && need !== 'not-needed');
}
