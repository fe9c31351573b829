import {
  decideSharing,
  localDay,
  presumedChild,
  type CaseView,
  type Category,
  type ConsentId,
  type ConsentView,
  type DirectoryUnitView,
  type IsoInstant,
  type NeedCode,
  type NeedId,
  type NeedView,
  type OverrideId,
  type OverrideView,
  type ReferralView,
  type SendReferralBody,
  type Service,
  type UnitId,
  type Urgency,
} from '@himaya/domain';

/** What the wizard holds while a referral is made. */
export interface ReferValues {
  readonly service: Service | null;
  readonly needCode: NeedCode | null;
  /** The recorded need it was started from. */
  readonly needId: NeedId | null;
  readonly urgency: Urgency;
  readonly need: string;
  readonly unitId: UnitId | null;
  readonly categories: readonly Category[];
  /** An earlier consent, or null to record one in place. */
  readonly consentId: ConsentId | null;
  /** An override in the place of a consent. */
  readonly overrideId: OverrideId | null;
  readonly phonedAt: IsoInstant | null;
  readonly spokeTo: string;
}

/** Where a referral starts: at a need with the urgency proposed for it, or as the one that came to nothing, addressed to the next unit. */
export function referValuesFor(
  record: CaseView,
  rejected: ReferralView | undefined,
  { need, urgency }: { readonly need: NeedView | undefined; readonly urgency: Urgency },
): ReferValues {
  const offered = offeredCategories(record);
  const packet = rejected?.categories ?? ['core', 'identity'];
  return {
    service: rejected?.service ?? need?.service ?? null,
    needCode: rejected?.needCode ?? need?.needCode ?? null,
    needId: need?.id ?? null,
    urgency: rejected?.urgency ?? urgency,
    need: rejected?.need ?? '',
    unitId: rejected?.nextUnit?.id ?? null,
    categories: packet.filter((category) => offered.includes(category)),
    consentId: null,
    overrideId: null,
    phonedAt: null,
    spokeTo: '',
  };
}

/** What a packet of this case may hold: what the sender reads, and of a child no exploitation record but under an override that names it. */
export function offeredCategories(record: CaseView, override?: OverrideView): Category[] {
  if (override) return record.access.read.filter((category) => override.categories.includes(category));
  const child = presumedChild(record.person.ageBand);
  return record.access.read.filter((category) => !(child && category === 'exploitation'));
}

/** The consents that allow this very sharing today. */
export function usableConsents(consents: readonly ConsentView[], unit: DirectoryUnitView, packet: readonly Category[]): ConsentView[] {
  return consents.filter(
    (consent) =>
      decideSharing({
        consent: { ...consent, recipientUnitId: consent.recipientUnit?.id ?? null },
        toUnitId: unit.id,
        toAgencyId: unit.agencyId,
        packet,
        today: localDay(new Date()),
        purpose: 'referral',
      }).ok,
  );
}

/** The overrides of the reader's own unit under which this desk can be asked today. */
export function usableOverrides(overrides: readonly OverrideView[], fromUnitId: UnitId, toUnitId: UnitId): OverrideView[] {
  return overrides.filter(
    ({ status, unit, recipientUnit }) => status === 'approved' && unit.id === fromUnitId && recipientUnit?.id === toUnitId,
  );
}

/** The body to send; null while something is still missing. */
export function referBodyOf(
  values: ReferValues,
  basis: Pick<SendReferralBody, 'consentId'> | Pick<SendReferralBody, 'overrideId'>,
): SendReferralBody | null {
  const { service, needCode, needId, unitId, urgency } = values;
  if (!service || !needCode || !unitId) return null;
  const need = values.need.trim();
  const spokeTo = values.spokeTo.trim();
  return {
    toUnitId: unitId,
    service,
    urgency,
    needCode,
    ...(needId ? { needId } : {}),
    ...(need ? { need } : {}),
    categories: values.categories,
    ...basis,
    ...(urgency === 'immediate' && values.phonedAt ? { phonedAt: values.phonedAt, spokeTo: spokeTo || null } : {}),
  };
}
