import type {
  CaseView,
  Category,
  ConsentId,
  ConsentPurpose,
  ConsentView,
  OverrideId,
  RecordConsentBody,
  ReferralProposalView,
  SendReferralBody,
} from '@himaya/domain';
import { consentBodyOf, type ConsentErrors, type ConsentValues } from '../consents';

interface Asking {
  /** What the consent form holds; one form for both consents: the person is asked once and answers twice. */
  readonly values: ConsentValues;
  readonly record: CaseView;
  readonly unit: ReferralProposalView;
  readonly packet: readonly Category[];
  /** What the packet's consent is for. */
  readonly purpose: ConsentPurpose;
  /** The categories of the sealed records that are named. */
  readonly named: readonly Category[];
  /** What the packet is shared under already, and what lets the records go. */
  readonly basis: { readonly consentId: ConsentId } | { readonly overrideId: OverrideId } | undefined;
  readonly recordConsentId: ConsentId | undefined;
  readonly keep: (body: RecordConsentBody) => Promise<ConsentView>;
}

interface Asked {
  readonly errors: ConsentErrors;
  /** The consent that was just recorded for the packet: another try needs no second one. */
  readonly consentId?: ConsentId;
  readonly basis?: Pick<SendReferralBody, 'consentId' | 'overrideId' | 'recordConsentId'>;
}

/** Records the consents that are still missing, the packet's first, and hands back what to send under. Throws what the requests throw. */
export async function recordBasis({ values, record, unit, packet, purpose, named, basis, recordConsentId, keep }: Asking): Promise<Asked> {
  const filled = (of: ConsentPurpose, categories: readonly Category[]) =>
    consentBodyOf({ ...values, purpose: of, recipientUnitId: unit.id, categories }, record.person.ageBand);
  const ofPacket = basis ? undefined : filled(purpose, packet);
  const ofRecords = named.length === 0 || recordConsentId ? undefined : filled('share-health', named);
  for (const result of [ofPacket, ofRecords]) if (result && 'errors' in result) return { errors: result.errors };
  const recorded = ofPacket && 'body' in ofPacket ? (await keep(ofPacket.body)).id : undefined;
  const forRecords = ofRecords && 'body' in ofRecords ? (await keep(ofRecords.body)).id : recordConsentId;
  return {
    errors: {},
    ...(recorded ? { consentId: recorded } : {}),
    basis: {
      ...(basis ?? (recorded ? { consentId: recorded } : {})),
      ...(named.length > 0 && forRecords ? { recordConsentId: forRecords } : {}),
    },
  };
}
