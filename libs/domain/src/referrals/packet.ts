import { maskOf, type Category, type CategoryMask } from '../shared/categories';
import type { UnitId } from '../shared/ids';
import { allow, refuse, type Outcome } from '../shared/outcome';
import { presumedChild } from '../cases/age';
import type { AgeBand, Sex } from '../cases/codes';
import type { PersonCategory, Service } from '../directory/codes';
import { needsOfService, type NeedCode } from './codes';
import { isEligible, personCategoryOf } from './eligibility';

export interface SendingFacts {
  readonly fromUnitId: UnitId;
  readonly toUnit: {
    readonly id: UnitId;
    readonly services: readonly Service[];
    readonly personCategories: readonly PersonCategory[];
  };
  readonly service: Service;
  readonly needCode: NeedCode;
  readonly packet: readonly Category[];
  /** What the sender may read of this case. */
  readonly readCategories: CategoryMask;
  /** An override of this very packet weighs the child's exploitation record by name. */
  readonly exploitationWeighed?: boolean;
  readonly person: { readonly sex: Sex; readonly ageBand: AgeBand };
}

/**
 * May this packet be addressed to this unit at all? Asked of drafts too; the consent is decideReferral's. Nobody passes on
 * what they cannot read, and a child's exploitation record stays with those who hold it unless an override weighs it.
 */
export function decidePacket(facts: SendingFacts): Outcome<{ readonly packet: readonly Category[] }> {
  if (facts.toUnit.id === facts.fromUnitId) return refuse('referral.same-unit');
  if (!needsOfService[facts.service].includes(facts.needCode)) {
    return refuse('body.invalid', { errors: [{ path: 'needCode', code: 'need.other-service' }] });
  }
  // Without core the receiver could not read the case that acceptance opens.
  if (!facts.packet.includes('core')) return refuse('body.invalid', { errors: [{ path: 'categories', code: 'core.required' }] });
  if ((maskOf(...facts.packet) & ~facts.readCategories) !== 0) return refuse('referral.category-not-yours');
  if (presumedChild(facts.person.ageBand) && facts.packet.includes('exploitation') && !facts.exploitationWeighed) {
    return refuse('referral.child-exploitation');
  }
  if (!isEligible(facts.toUnit, { service: facts.service, personCategories: personCategoryOf(facts.person) })) {
    return refuse('referral.unit-not-eligible');
  }
  return allow({ packet: facts.packet });
}
