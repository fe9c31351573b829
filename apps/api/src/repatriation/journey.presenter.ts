import type { AskedClearance, ClearanceView, ReturnContactView, ReturnReceiver, ReturnStepView } from '@himaya/domain';
import type { DataKey } from '../platform/vault/vault';
import type { AskedClearanceRow, ReceiverRow, ReturnContactRow, ReturnStepRow } from './journey.store';

export function returnStepView(row: ReturnStepRow, key: DataKey): ReturnStepView {
  return {
    id: row.id,
    step: row.step,
    on: row.on,
    embassy: row.embassy,
    document: row.document,
    validUntil: row.validUntil,
    mode: row.mode,
    escort: row.escort,
    words: key.open('return-step.words', row.wordsCt),
    recordedBy: row.recordedBy,
    recordedAt: row.recordedAt.toISOString(),
  };
}

export function clearanceView(row: ClearanceView): ClearanceView {
  return {
    id: row.id,
    version: row.version,
    status: row.status,
    askedOn: row.askedOn,
    decidedOn: row.decidedOn,
    fines: row.fines,
    amount: row.amount,
  };
}

export function askedClearance(row: AskedClearanceRow): AskedClearance {
  return { ...clearanceView(row), caseId: row.caseId, sex: row.sex, ageBand: row.ageBand };
}

/** @param keys the return's own, and the case's, under which the body's name lies as in any hand-over abroad */
export function receiverView(row: ReceiverRow, keys: { readonly own: DataKey; readonly ofCase: DataKey }): ReturnReceiver {
  return {
    transferId: row.id,
    status: row.status,
    destination: row.destination,
    country: row.country,
    bodyKind: row.bodyKind,
    body: keys.ofCase.open('abroad_transfer.body', row.bodyCt),
    carer: keys.own.open('repatriation.carer', row.carerCt),
    handedOverOn: row.handedOverOn,
    arrivedOn: row.arrivedOn,
  };
}

export function returnContactView(row: ReturnContactRow, key: DataKey): ReturnContactView {
  return {
    id: row.id,
    version: row.version,
    month: row.month,
    dueAt: row.dueAt.toISOString(),
    outcome: row.outcome,
    contactedOn: row.contactedOn,
    triedOn: row.triedOn,
    triedWords: key.open('return-contact.words', row.triedCt),
    words: key.open('return-contact.words', row.wordsCt),
    recordedBy: row.recordedBy,
  };
}
