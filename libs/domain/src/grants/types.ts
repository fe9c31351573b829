import type { Category } from '../shared/categories';
import type { GrantId } from '../shared/ids';
import type { IsoInstant } from '../shared/partial-date';
import type { UnitRef } from '../directory/types';
import type { GrantBasis, GrantEnding, GrantStatus } from './codes';

/** One open or past door of a case. */
export interface GrantView {
  readonly id: GrantId;
  /** Null where naming the unit would tell where the person sleeps. */
  readonly unit: UnitRef | null;
  readonly basis: GrantBasis;
  readonly status: GrantStatus;
  readonly read: readonly Category[];
  readonly write: readonly Category[];
  readonly startsAt: IsoInstant;
  readonly endsAt: IsoInstant | null;
  readonly endedAt: IsoInstant | null;
  readonly ending: GrantEnding | null;
}
