import type { AgencyId, CustodyReturnId } from '../shared/ids';
import { allow, refuse, type Outcome } from '../shared/outcome';
import type { IsoDate, IsoInstant } from '../shared/partial-date';
import { custodyKinds, type CustodyKind } from './codes';
import { faultsOfParts, type CustodyPart } from './custody-parts';

/** Whose count it is: Justice keeps the prisons, Labour the juvenile homes. The database holds the same table. */
export const custodyGivers: Readonly<Record<CustodyKind, AgencyId>> = {
  convicts: 'ministry-of-justice' as AgencyId,
  'juveniles-placed': 'ministry-of-labour-and-social-affairs' as AgencyId,
  'juveniles-convicted': 'ministry-of-labour-and-social-affairs' as AgencyId,
};

/** Days after which a count is called old on its page: three months. */
export const custodyOldDays = 92;
/** The most of one sex that a count holds. */
export const custodyMost = 100_000;

/** A count of one day; given again for the same day it stands in the place of the one before, which stays to be read. */
export interface CustodyReturnBody {
  readonly kind: CustodyKind;
  readonly asOf: IsoDate;
  readonly males: number;
  readonly females: number;
  /** Whole breakdowns of it, none where none is known. */
  readonly parts: readonly CustodyPart[];
}

export interface CustodyReturnView extends CustodyReturnBody {
  readonly id: CustodyReturnId;
  readonly version: number;
  /** False where a later version stands in its place. */
  readonly counts: boolean;
  /** More than ten times the count of the day before it, or less than a tenth: worth a second look. */
  readonly jump: boolean;
  readonly givenAt: IsoInstant;
}

/** The first day that is counted: the strategy's (plan 2023–2026). */
export const custodySince: IsoDate = '2023-01-01';

/** Is a count far from the one before it, in either direction? Fewer than ten are far from nothing. */
export const isCustodyJump = (count: number, last: number | null): boolean =>
  last !== null && Math.max(count, last) >= 10 && (count > last * 10 || last > count * 10);

/** Is it a day that was, and do its parts fit? Whose count it is, is asked beside it. */
export function decideCustodyReturn(
  body: CustodyReturnBody,
  facts: { readonly agencyId: AgencyId; readonly today: IsoDate },
): Outcome<null> {
  if (body.asOf > facts.today) return refuse('body.invalid', { errors: [{ path: 'asOf', code: 'date.future' }] });
  if (body.asOf < custodySince) return refuse('body.invalid', { errors: [{ path: 'asOf', code: 'date.too-early' }] });
  const errors = faultsOfParts(body.kind, body, body.parts);
  if (errors.length > 0) return refuse('body.invalid', { errors });
  return custodyGivers[body.kind] === facts.agencyId ? allow(null) : refuse('custody.not-yours');
}

/** Which kinds an agency counts. */
export const custodyKindsOf = (agencyId: AgencyId): CustodyKind[] => custodyKinds.codes.filter((kind) => custodyGivers[kind] === agencyId);

/** Is the last count older than three months? Without any it is. */
export function isCustodyOld(asOf: IsoDate | null, today: IsoDate): boolean {
  return asOf === null || Date.parse(today) - Date.parse(asOf) > custodyOldDays * 86_400_000;
}
