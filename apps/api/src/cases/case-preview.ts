import { ceilingOf, derivedOf } from '@himaya/auth';
import {
  categoriesIn,
  derivedFacts,
  fieldsIn,
  fieldsOf,
  type CategoryMasks,
  type DerivedFact,
  type FieldMask,
  type IsoInstant,
  type PreviewedCase,
  type Role,
  type UnitRef,
  type WithheldFact,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import type { DataKey } from '../platform/vault/vault';
import { caseFields, derivedFor, heldBy } from './case.presenter';
import type { CaseRow } from './case.store';

/** With whose eyes a case is shown: who is at the desk, what acceptance opens to them, and until when. */
export interface Receiver {
  readonly roles: readonly Role[];
  readonly masks: CategoryMasks;
  readonly fields: FieldMask;
  /** Null where no end is known yet. */
  readonly until: IsoInstant | null;
}

/**
 * The case as a receiver will see it, out of what the sender reads. Where the receiver is told a fact that the sender may not know, the preview says
 * that it is told and keeps what it says; nothing of a category comes through that the sender does not read.
 */
export function casePreview(
  key: DataKey,
  actor: Actor,
  row: CaseRow,
  responsibleUnit: UnitRef,
  { roles, masks, fields, until }: Receiver,
): PreviewedCase {
  const sender = heldBy(actor, row);
  const ceiling = ceilingOf(roles);
  const read = masks.read & ceiling.read;
  const opened = fields & fieldsOf(read);
  const access = {
    read: categoriesIn(read),
    fields: fieldsIn(opened),
    write: categoriesIn(masks.write & ceiling.write),
    bases: ['referral' as const],
    until,
  };
  const shown = { read: read & sender.read, fields: opened & sender.fields };
  return { ...caseFields(key, row, responsibleUnit, shown, access), derived: factsFor(actor, row, roles) };
}

function factsFor(actor: Actor, row: CaseRow, roles: readonly Role[]): (DerivedFact | WithheldFact)[] {
  const { read } = heldBy(actor, row);
  const own = derivedFor(actor, row, 0);
  return derivedOf(roles).flatMap(([category, fact]): (DerivedFact | WithheldFact)[] => {
    const facts = derivedFacts(row, [[category, fact]]);
    // A statement on travel is the latest of any hospital's: only who is told that one knows it.
    const known =
      own.some(([of, word]) => of === category && word === fact) || (fact !== 'fit-to-travel' && categoriesIn(read).includes(category));
    return known ? facts : facts.map(() => ({ category, fact, withheld: true as const }));
  });
}
