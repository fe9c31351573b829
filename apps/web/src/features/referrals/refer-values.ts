import {
  categoryOfField,
  consentsBesides,
  consentStands,
  decideChildConsent,
  decideSharing,
  fieldMaskOf,
  fieldsIn,
  fieldsOf,
  leastOfService,
  localDay,
  maskOf,
  nameableCategories,
  missingBestInterests,
  presumedChild,
  type CaseView,
  type Category,
  type ConsentFacts,
  type ConsentGiver,
  type ConsentId,
  type ConsentPurpose,
  type ConsentView,
  type DirectoryUnitView,
  type DocumentId,
  type DocumentView,
  type IsoInstant,
  type NeedCode,
  type NeedId,
  type NeedView,
  type OverrideId,
  type OverrideView,
  type PacketField,
  type ReferralProposalView,
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
  /** What goes of them; null while the sender has touched nothing and the least that the service needs is taken. */
  readonly fields: readonly PacketField[] | null;
  /** Sealed records of the own unit that the packet names. */
  readonly documentIds: readonly DocumentId[];
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
    fields: rejected?.fields ?? null,
    documentIds: [],
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

/** What of these categories can go to this desk: what the sender holds, and anybody there may ever read. */
export function offeredFields(record: CaseView, unit: Pick<ReferralProposalView, 'reads'>, of: readonly Category[]): PacketField[] {
  return fieldsIn(fieldMaskOf(...record.access.fields) & fieldsOf(maskOf(...of)) & fieldsOf(maskOf(...unit.reads)));
}

/** What goes: what was chosen, or the least the service needs, of what can. */
export function sentFields(values: ReferValues, record: CaseView, unit: Pick<ReferralProposalView, 'reads'>): PacketField[] {
  const wanted = values.fields ?? (values.service ? leastOfService[values.service] : []);
  return offeredFields(record, unit, values.categories).filter((field) => wanted.includes(field));
}

/** The packet with a category put in, with the least of it, or taken out, with all of it. */
export function withCategories(
  values: ReferValues,
  record: CaseView,
  unit: Pick<ReferralProposalView, 'reads'>,
  packet: readonly Category[],
) {
  const fields = sentFields(values, record, unit).filter((field) => packet.includes(categoryOfField[field]));
  const added = packet.filter((category) => !values.categories.includes(category));
  const least = sentFields({ ...values, categories: added, fields: null }, record, unit);
  return { categories: packet, fields: [...fields, ...least] };
}

/** The own unit's sealed records that somebody at this desk could read; on paper none of them goes. */
export function nameableRecords(
  documents: readonly DocumentView[],
  fromUnitId: UnitId,
  unit: Pick<ReferralProposalView, 'reads' | 'outside'>,
): DocumentView[] {
  if (unit.outside) return [];
  return documents.filter(
    ({ category, unit: writer, removedAt }) =>
      nameableCategories.includes(category) && writer.id === fromUnitId && removedAt === null && unit.reads.includes(category),
  );
}

const factsOf = (consent: ConsentView): ConsentFacts => ({ ...consent, recipientUnitId: consent.recipientUnit?.id ?? null });

type Asked = Pick<ReferValues, 'service' | 'needCode'>;
const besidesOf = ({ service, needCode }: Asked): ConsentPurpose[] => (service && needCode ? consentsBesides({ service, needCode }) : []);

/** The consents that allow this very sharing today. */
export function usableConsents(
  consents: readonly ConsentView[],
  unit: DirectoryUnitView,
  { categories: packet, ...asked }: Pick<ReferValues, 'categories'> & Asked,
): ConsentView[] {
  return consents.filter(
    (consent) =>
      decideSharing({
        consent: factsOf(consent),
        toUnitId: unit.id,
        toAgencyId: unit.agencyId,
        packet,
        today: localDay(new Date()),
        purpose: 'referral',
        besides: besidesOf(asked),
        others: consents.map(factsOf),
      }).ok,
  );
}

/** The consents at hand under which sealed records of these categories can go to this desk today. */
export function recordConsents(consents: readonly ConsentView[], unit: DirectoryUnitView, named: readonly Category[]): ConsentView[] {
  const to = { toUnitId: unit.id, toAgencyId: unit.agencyId, packet: named, today: localDay(new Date()), purpose: 'share-health' as const };
  return consents.filter((consent) => decideSharing({ consent: factsOf(consent), ...to }).ok);
}

/** What a consent recorded in place is for: the return itself where one is asked for. */
export const purposeInPlace = (asked: Asked): ConsentPurpose => (asked.service === 'repatriation' ? 'repatriation' : 'referral');

/** Consents this asks for that are recorded apart, and do not stand yet. */
export function lackingConsents(consents: readonly ConsentView[], unit: DirectoryUnitView, asked: Asked): ConsentPurpose[] {
  const facts = { toUnitId: unit.id, toAgencyId: unit.agencyId, today: localDay(new Date()) };
  return besidesOf(asked).filter((purpose) => purpose !== purposeInPlace(asked) && !consentStands(consents.map(factsOf), purpose, facts));
}

/** Does a child's consent by this giver wait for its best interests? Never an adult's. */
export const waitsForBestInterests = (record: CaseView, service: Service | null, givenBy: ConsentGiver): boolean =>
  service !== null &&
  presumedChild(record.person.ageBand) &&
  !decideChildConsent(givenBy, missingBestInterests(record.safeguards, service)).ok;

/** The overrides of the reader's own unit under which this desk can be asked today. */
export function usableOverrides(overrides: readonly OverrideView[], fromUnitId: UnitId, toUnitId: UnitId): OverrideView[] {
  return overrides.filter(
    ({ status, unit, recipientUnit }) => status === 'approved' && unit.id === fromUnitId && recipientUnit?.id === toUnitId,
  );
}

/** The body to send; null while something is still missing. */
export function referBodyOf(
  values: ReferValues,
  basis: Pick<SendReferralBody, 'consentId' | 'overrideId' | 'recordConsentId'>,
  fields: readonly PacketField[],
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
    fields,
    ...(values.documentIds.length > 0 ? { documentIds: values.documentIds } : {}),
    ...basis,
    ...(urgency === 'immediate' && values.phonedAt ? { phonedAt: values.phonedAt, spokeTo: spokeTo || null } : {}),
  };
}
