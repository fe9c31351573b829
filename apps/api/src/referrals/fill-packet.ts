import { Injectable } from '@nestjs/common';
import { receiverCeiling } from '@himaya/auth';
import {
  allow,
  categoriesIn,
  decideFields,
  decideRecordNaming,
  fieldMaskOf,
  localDay,
  maskOf,
  presumedChild,
  type Category,
  type CategoryMask,
  type DocumentId,
  type FieldMask,
  type Outcome,
  type RecordFacts,
  type SendReferralBody,
  type UnitKind,
} from '@himaya/domain';
import { heldBy, type CaseRow } from '../cases';
import { consentFacts, ConsentStore } from '../consents';
import type { OfferingUnit } from '../directory';
import { DocumentStore } from '../documents';
import type { Tx } from '../platform/db/in-transaction';

/** A packet as it is frozen with its referral. */
export interface Packet {
  readonly fields: FieldMask;
  /** Categories of the sealed records it names: more of the packet than its categories say. */
  readonly named: CategoryMask;
}

type Choice = Pick<SendReferralBody, 'service' | 'categories' | 'fields'>;

/** Decides what goes into a packet: the chosen fields, and the sealed records it names. */
@Injectable()
export class FillPacket {
  constructor(
    private readonly documents: DocumentStore,
    private readonly consents: ConsentStore,
  ) {}

  /** The fields alone. @param covered the categories of what it is shared under */
  fields(tx: Tx, row: CaseRow, choice: Choice, kind: UnitKind, covered: readonly Category[]): Outcome<FieldMask> {
    const decided = decideFields({
      service: choice.service,
      packet: choice.categories,
      chosen: choice.fields,
      senderFields: heldBy(tx.actor, row).fields,
      covered,
      receiverCeiling: receiverCeiling(kind),
    });
    return decided.ok ? allow(fieldMaskOf(...decided.value.fields)) : decided;
  }

  async run(
    tx: Tx,
    row: CaseRow,
    body: Choice & Pick<SendReferralBody, 'documentIds' | 'recordConsentId'>,
    toUnit: OfferingUnit,
    covered: readonly Category[],
  ): Promise<Outcome<Packet>> {
    const fields = this.fields(tx, row, body, toUnit.kind, covered);
    if (!fields.ok) return fields;
    const ids = body.documentIds ?? [];
    if (ids.length === 0) return allow({ fields: fields.value, named: 0 });
    const records: (RecordFacts | undefined)[] = [];
    for (const id of ids) records.push(await this.record(tx, row, id));
    const consent = body.recordConsentId ? await this.consents.find(tx, body.recordConsentId) : null;
    const naming = decideRecordNaming({
      fromUnitId: tx.actor.unitId,
      toUnitId: toUnit.id,
      toAgencyId: toUnit.agencyId,
      records,
      consent: consent?.caseId === row.id ? consentFacts(consent) : undefined,
      child: presumedChild(row.ageBand),
      // No record goes on paper: where nobody has an account, nobody opens one.
      receiverCeiling: toUnit.outside ? 0 : receiverCeiling(toUnit.kind),
      today: localDay(tx.now),
    });
    return naming.ok ? allow({ fields: fields.value, named: maskOf(...naming.value.categories) }) : naming;
  }

  private async record(tx: Tx, row: CaseRow, id: DocumentId): Promise<RecordFacts | undefined> {
    const found = await this.documents.find(tx, id);
    const [category] = found?.caseId === row.id ? categoriesIn(found.category & heldBy(tx.actor, row).read) : [];
    return found === null || category === undefined ? undefined : { category, unitId: found.unitId, removed: found.removedAt !== null };
  }
}
