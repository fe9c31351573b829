import type { CasePerson, SealView, UnitId, UnitRef } from '@himaya/domain';
import type { SealRecord } from './seal.schema';
import type { PersonRow } from './seal.store';

type Refs = ReadonlyMap<UnitId, UnitRef>;

/** The seal as its named people see it, or that there is none. */
export function sealView(seal: SealRecord | null, names: readonly PersonRow[], refs: Refs, leads: boolean): SealView {
  if (seal === null) return { sealed: false, version: 0, reason: null, sealedAt: null, names: [], unsealing: null, leads };
  const { unsealReason, unsealAskedBy, unsealAskedAt } = seal;
  return {
    sealed: true,
    version: seal.version,
    reason: seal.reason,
    sealedAt: seal.sealedAt.toISOString(),
    names: names.map((row) => casePerson(row, refs)),
    unsealing:
      unsealReason && unsealAskedBy && unsealAskedAt
        ? { reason: unsealReason, askedBy: unsealAskedBy, askedAt: unsealAskedAt.toISOString() }
        : null,
    leads,
  };
}

/** @throws Error when the row's unit is not in the directory: a foreign key vouches for it */
export function casePerson({ userId, displayName, unitId, leads }: PersonRow, refs: Refs): CasePerson {
  const unit = refs.get(unitId);
  if (unit === undefined) throw new Error('a person of no unit');
  return { userId, displayName, unit, leads };
}
