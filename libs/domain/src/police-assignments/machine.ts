import { presumedChild } from '../cases/age';
import type { AgeBand, CaseStatus } from '../cases/codes';
import { decideChildConsent } from '../child-safeguards/machine';
import type { BestInterestsPurpose } from '../child-safeguards/codes';
import { decideSharing, type ConsentFacts } from '../consents/machine';
import type { UnitKind } from '../directory/codes';
import { decideOverrideSharing, type OverrideRecord } from '../overrides/machine';
import { maskOf, type Category, type CategoryMask } from '../shared/categories';
import type { AgencyId, UnitId } from '../shared/ids';
import { localDay } from '../shared/local-day';
import { allow, refuse, type Outcome } from '../shared/outcome';

/** What telling the police is decided from; exactly one basis is given, read afresh. */
export interface TellPoliceFacts {
  readonly caseStatus: CaseStatus;
  /** The unit answers for the case, and does not only serve in it. */
  readonly answers: boolean;
  readonly ageBand: AgeBand;
  /** What the teller may read of this case. */
  readonly readCategories: CategoryMask;
  /** Null where there is no such unit. */
  readonly toUnit: { readonly id: UnitId; readonly agencyId: AgencyId; readonly kind: UnitKind } | null;
  readonly packet: readonly Category[];
  readonly consent?: ConsentFacts;
  readonly override?: OverrideRecord;
  /** What is missing of a child's determinations for sharing. */
  readonly missingBestInterests: readonly BestInterestsPurpose[];
  readonly now: Date;
}

/**
 * May this unit tell this section of the case? "A case opened by a provider stays with that unit: police see it only under consent
 * law-enforcement or an override" (domain.md section 1). A child's exploitation record goes along only where an override weighs it.
 */
export function decideTellingPolice(facts: TellPoliceFacts): Outcome<{ readonly shared: readonly Category[] }> {
  const { toUnit, packet, consent, override } = facts;
  if (!facts.answers) return refuse('assignment.not-yours');
  if (facts.caseStatus !== 'open') return refuse('case.closed');
  if (toUnit?.kind !== 'police-section') return refuse('assignment.unit-not-eligible');
  if (!packet.includes('core')) return refuse('body.invalid', { errors: [{ path: 'categories', code: 'core.required' }] });
  if ((maskOf(...packet) & ~facts.readCategories) !== 0) return refuse('referral.category-not-yours');
  const child = presumedChild(facts.ageBand);
  const today = localDay(facts.now);
  if (override !== undefined)
    return decideOverrideSharing(override, { now: facts.now, today, toUnitId: toUnit.id, packet, child, purpose: 'law-enforcement' });
  if (child && packet.includes('exploitation')) return refuse('referral.child-exploitation');
  const sharing = decideSharing({
    consent,
    toUnitId: toUnit.id,
    toAgencyId: toUnit.agencyId,
    packet,
    today,
    purpose: 'law-enforcement',
    child,
  });
  if (!sharing.ok || consent === undefined || !child) return sharing;
  const guarded = decideChildConsent(consent.givenBy, facts.missingBestInterests);
  return guarded.ok ? allow({ shared: packet }) : guarded;
}
