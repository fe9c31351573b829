import { Injectable } from '@nestjs/common';
import type {
  AbroadBody,
  AbroadDestination,
  AbroadStatus,
  AbroadTransferId,
  AgeBand,
  CaseId,
  ClearanceView,
  DecideClearanceBody,
  EmbassyKind,
  ExitClearanceId,
  IsoDate,
  Outcome,
  RecordReturnContactBody,
  RepatriationId,
  ReturnContactId,
  ReturnContactOutcome,
  ReturnStep,
  Sex,
  StepRepatriationBody,
  TravelDocument,
  TravelEscort,
  TravelMode,
} from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';
import { clearancesStatement, receiverStatement, returnContactsStatement, returnStepsStatement } from './journey.statements';

export interface ReturnStepRow {
  readonly id: string;
  readonly step: ReturnStep;
  readonly on: IsoDate;
  readonly embassy: EmbassyKind | null;
  readonly document: TravelDocument | null;
  readonly validUntil: IsoDate | null;
  readonly mode: TravelMode | null;
  readonly escort: TravelEscort | null;
  readonly wordsCt: Buffer | null;
  readonly recordedBy: string | null;
  readonly recordedAt: Date;
}

export interface ReceiverRow {
  readonly id: AbroadTransferId;
  readonly caseId: CaseId;
  readonly status: AbroadStatus;
  readonly destination: AbroadDestination;
  readonly country: string;
  readonly bodyKind: AbroadBody;
  readonly bodyCt: Buffer;
  readonly carerCt: Buffer | null;
  readonly handedOverOn: IsoDate | null;
  readonly arrivedOn: IsoDate | null;
}

export interface ReturnContactRow {
  readonly id: ReturnContactId;
  readonly version: number;
  readonly repatriationId: RepatriationId;
  readonly caseId: CaseId;
  readonly month: number;
  readonly dueAt: Date;
  readonly outcome: ReturnContactOutcome | null;
  readonly contactedOn: IsoDate | null;
  readonly triedOn: IsoDate | null;
  readonly triedCt: Buffer | null;
  readonly wordsCt: Buffer | null;
  readonly recordedBy: string | null;
}

export interface AskedClearanceRow extends ClearanceView {
  readonly caseId: CaseId;
  readonly sex: Sex;
  readonly ageBand: AgeBand;
}

const asked = `select id, version, status, asked_on::text as "askedOn", decided_on::text as "decidedOn", fines, amount, case_id as "caseId", sex,
  age_band as "ageBand" from guard.asked_clearances()`;

/** The only SQL over the way home; what changes it, the guard's functions decide. */
@Injectable()
export class JourneyStore {
  steps(tx: Tx, id: RepatriationId): Promise<ReturnStepRow[]> {
    return tx.em.query(returnStepsStatement, [id]);
  }

  clearances(tx: Tx, id: RepatriationId): Promise<ClearanceView[]> {
    return tx.em.query(clearancesStatement, [id]);
  }

  /** May miss: nobody is named, or the case is not the reader's any more. */
  async receiver(tx: Tx, id: RepatriationId): Promise<ReceiverRow | null> {
    const [row] = await tx.em.query<ReceiverRow[]>(receiverStatement, [id]);
    return row ?? null;
  }

  contacts(tx: Tx, id: RepatriationId): Promise<ReturnContactRow[]> {
    return tx.em.query(returnContactsStatement, [id]);
  }

  /** May miss. */
  async contact(tx: Tx, id: ReturnContactId): Promise<ReturnContactRow | null> {
    const [row] = await tx.em.query<ReturnContactRow[]>(returnContactsStatement.replace('k.repatriation_id = $1', 'k.id = $1'), [id]);
    return row ?? null;
  }

  recordContact(
    tx: Tx,
    { id }: ReturnContactRow,
    version: number,
    { outcome, contactedOn }: RecordReturnContactBody,
    wordsCt: Buffer | null,
  ): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.record_return_contact($1, $2, $3, $4, $5)', [id, version, outcome, contactedOn, wordsCt]);
  }

  /** Asked of the own unit, the longest waiting first. */
  asked(tx: Tx): Promise<AskedClearanceRow[]> {
    return tx.em.query(asked);
  }

  /** One of the own returns, or one that the own unit is asked. May miss. */
  async clearance(tx: Tx, id: ExitClearanceId): Promise<(ClearanceView & { readonly caseId: CaseId; readonly own: boolean }) | null> {
    const [own] = await tx.em.query<(ClearanceView & { readonly caseId: CaseId })[]>(
      clearancesStatement.replace('select ', 'select e.case_id as "caseId", ').replace('e.repatriation_id = $1', 'e.id = $1'),
      [id],
    );
    if (own !== undefined) return { ...own, own: true };
    const found = (await this.asked(tx)).find((one) => one.id === id);
    return found === undefined ? null : { ...found, own: false };
  }

  take(
    tx: Tx,
    id: RepatriationId,
    version: number,
    rowId: string,
    body: StepRepatriationBody,
    wordsCt: Buffer | null,
  ): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.take_return_step($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)', [
      rowId,
      id,
      version,
      body.step,
      body.on ?? null,
      body.embassy ?? null,
      body.consentId ?? null,
      body.document ?? null,
      body.validUntil ?? null,
      body.mode ?? null,
      body.escort ?? null,
      body.reason ?? null,
      wordsCt,
    ]);
  }

  nameReceiver(
    tx: Tx,
    id: RepatriationId,
    version: number,
    rows: { readonly stepId: string; readonly transferId: AbroadTransferId },
    body: StepRepatriationBody,
    sealed: { readonly bodyCt: Buffer | null; readonly carerCt: Buffer | null },
  ): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.name_receiver($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
      rows.stepId,
      rows.transferId,
      id,
      version,
      body.destination,
      body.country,
      body.bodyKind,
      sealed.bodyCt,
      sealed.carerCt,
    ]);
  }

  decideClearance(tx: Tx, id: ExitClearanceId, version: number, body: DecideClearanceBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.decide_clearance($1, $2, $3, $4, $5, $6)', [
      id,
      version,
      body.status,
      body.decidedOn,
      body.fines ?? null,
      body.amount ?? null,
    ]);
  }
}
