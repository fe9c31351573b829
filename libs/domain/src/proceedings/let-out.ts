import type { UnitId } from '../shared/ids';
import { allow, refuse, type Outcome } from '../shared/outcome';

/** Who asks, who opened the proceeding, and who has it. */
export interface LetOutFacts {
  readonly own: UnitId;
  readonly opener: UnitId;
  readonly units: readonly UnitId[];
}

/** May this unit be let out again? By whoever opened the proceeding alone, and never the opener; the database asks the same. */
export function decideLetOut(unitId: UnitId, { own, opener, units }: LetOutFacts): Outcome<null> {
  return own === opener && unitId !== opener && units.includes(unitId) ? allow(null) : refuse('proceeding.unit-not-eligible');
}

/** Whom the reader may let out. */
export const mayLetOutOf = (facts: LetOutFacts): UnitId[] => facts.units.filter((unit) => decideLetOut(unit, facts).ok);
