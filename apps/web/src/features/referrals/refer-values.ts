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
  readonly urgency: Urgency;
  readonly need: string;
  readonly unitId: UnitId | null;
  readonly categories: readonly Category[];
  /** An earlier consent, or null to record one in place. */
  readonly consentId: ConsentId | null;
  readonly phonedAt: IsoInstant | null;
  readonly spokeTo: string;
}

/** Where a referral starts: empty, or the one a desk rejected, addressed to the next unit. */
export function referValuesFor(record: CaseView, rejected: ReferralView | undefined): ReferValues {
  const offered = offeredCategories(record);
  const packet = rejected?.categories ?? ['core', 'identity'];
  return {
    service: rejected?.service ?? null,
    needCode: rejected?.needCode ?? null,
    urgency: rejected?.urgency ?? 'urgent',
    need: rejected?.need ?? '',
    unitId: rejected?.nextUnit?.id ?? null,
    categories: packet.filter((category) => offered.includes(category)),
    consentId: null,
    phonedAt: null,
    spokeTo: '',
  };
}

/** What a packet of this case may hold: what the sender reads, and of a child no exploitation record. */
export function offeredCategories(record: CaseView): Category[] {
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

/** The body to send; null while something is still missing. */
export function referBodyOf(values: ReferValues, consentId: ConsentId): SendReferralBody | null {
  const { service, needCode, unitId, urgency } = values;
  if (!service || !needCode || !unitId) return null;
  const need = values.need.trim();
  const spokeTo = values.spokeTo.trim();
  return {
    toUnitId: unitId,
    service,
    urgency,
    needCode,
    ...(need ? { need } : {}),
    categories: values.categories,
    consentId,
    ...(urgency === 'immediate' && values.phonedAt ? { phonedAt: values.phonedAt, spokeTo: spokeTo || null } : {}),
  };
}
