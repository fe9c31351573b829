import type {
  InterpretationEventView,
  InterpretationListItem,
  InterpreterItem,
  InterpreterRef,
  RequestedSession,
  RunningInterpretation,
  UndertakingView,
  UnsuitedView,
} from '@himaya/domain';
import type { DataKey, KeyedRow } from '../platform/vault/vault';
import type { NamedRow, RequestedRow, RunningRow, SessionEventRow, SessionRow, UnsuitedRow } from './interpretation.store';
import type { InterpreterRow, UndertakingRow } from './interpreter.store';

type Keys = ReadonlyMap<string, DataKey>;

/** The keys of the interpreters that these rows name, once each. */
export function keysOf(rows: readonly NamedRow[]): KeyedRow[] {
  return [...new Map(rows.map(({ interpreterId: id, keyWrapped, keyId }) => [id, { id, keyWrapped, keyId }] as const)).values()];
}

export function interpreterRef(row: NamedRow, keys: Keys): InterpreterRef {
  const { interpreterId: id, number, sex } = row;
  return { id, number, sex, name: keys.get(id)?.open('interpreter.name', row.nameCt) ?? '' };
}

export function interpreterItem(row: InterpreterRow, keys: Keys): InterpreterItem {
  return {
    id: row.id,
    version: row.version,
    number: row.number,
    name: keys.get(row.id)?.open('interpreter.name', row.nameCt) ?? '',
    sex: row.sex,
    languages: row.languages,
    governorates: row.governorates,
    remote: row.remote,
    childTrained: row.childTrained,
    status: row.status,
    undertakingUntil: row.undertakingUntil,
  };
}

export function undertakingView(row: UndertakingRow): UndertakingView {
  return {
    text: row.text,
    signedOn: row.signedOn,
    validUntil: row.validUntil,
    recordedAt: row.recordedAt.toISOString(),
    recordedBy: row.recordedBy,
  };
}

export function sessionItem(row: SessionRow, keys: Keys): InterpretationListItem {
  return {
    id: row.id,
    referralId: row.referralId,
    caseNumber: row.caseNumber,
    status: row.status,
    from: row.startsAt.toISOString(),
    to: row.endsAt.toISOString(),
    mode: row.mode,
    place: row.place,
    governorate: row.governorate,
    occasion: row.occasion,
    language: row.language,
    interpreter: interpreterRef(row, keys),
  };
}

export function eventView(row: SessionEventRow): InterpretationEventView {
  return { id: row.id, kind: row.kind, at: row.at.toISOString(), by: row.by, interpreter: row.interpreter, reason: row.reason };
}

export function unsuitedView(row: UnsuitedRow, keys: Keys): UnsuitedView {
  return {
    id: row.id,
    interpreter: interpreterRef(row, keys),
    reason: row.reason,
    markedAt: row.markedAt.toISOString(),
    markedBy: row.markedBy,
  };
}

export function runningView(row: RunningRow): RunningInterpretation {
  return {
    referralId: row.referralId,
    status: row.status,
    urgency: row.urgency,
    needCode: row.needCode,
    sex: row.sex,
    ageBand: row.ageBand,
    languages: row.languages,
    governorate: row.governorate,
    acceptedAt: row.acceptedAt.toISOString(),
    planned: row.planned,
    held: row.held,
    next: row.next?.toISOString() ?? null,
  };
}

/** Of which sex the interpreter is, and nothing else of them. */
export function requestedView(row: RequestedRow): RequestedSession {
  return {
    status: row.status,
    from: row.startsAt.toISOString(),
    to: row.endsAt.toISOString(),
    mode: row.mode,
    place: row.place,
    governorate: row.governorate,
    occasion: row.occasion,
    language: row.language,
    interpreterSex: row.interpreterSex,
    minutes: row.minutes,
    absentee: row.absentee,
    reason: row.reason,
  };
}
