import type { AgencyId, CustodyReturnId } from '../shared/ids';
import { codeList, type CodeOf } from '../shared/code-list';
import { allow, refuse, type Outcome } from '../shared/outcome';
import type { IsoDate, IsoInstant } from '../shared/partial-date';

/** What is counted: convicts held (roles 5-b), juveniles placed and juveniles convicted (roles 4-d), in trafficking cases, on one day. */
export const custodyKinds = codeList('custody-kind', ['convicts', 'juveniles-placed', 'juveniles-convicted']);
export type CustodyKind = CodeOf<typeof custodyKinds>;

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
}

export interface CustodyReturnView extends CustodyReturnBody {
  readonly id: CustodyReturnId;
  readonly version: number;
  /** False where a later version stands in its place. */
  readonly counts: boolean;
  readonly givenAt: IsoInstant;
}

/** Is it a day that was? Whose count it is, is asked beside it. */
export function decideCustodyReturn(
  body: CustodyReturnBody,
  facts: { readonly agencyId: AgencyId; readonly today: IsoDate },
): Outcome<null> {
  if (body.asOf > facts.today) return refuse('body.invalid', { errors: [{ path: 'asOf', code: 'date.future' }] });
  return custodyGivers[body.kind] === facts.agencyId ? allow(null) : refuse('custody.not-yours');
}

/** Which kinds an agency counts. */
export const custodyKindsOf = (agencyId: AgencyId): CustodyKind[] => custodyKinds.codes.filter((kind) => custodyGivers[kind] === agencyId);

/** Is the last count older than three months? Without any it is. */
export function isCustodyOld(asOf: IsoDate | null, today: IsoDate): boolean {
  return asOf === null || Date.parse(today) - Date.parse(asOf) > custodyOldDays * 86_400_000;
}
