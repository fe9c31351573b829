import {
  availableStrandMoves,
  isOpenStrand,
  strandRules,
  familyRoles,
  familySafeties,
  strandReasons,
  workChecks,
  type FundingView,
  type OwedProgramme,
  type ProgrammeListItem,
  type StrandEventView,
  type StrandView,
  type VisitView,
} from '@himaya/domain';
import type { DataKey } from '../platform/vault/vault';
import type { OwedProgrammeRow, ProgrammeBase, StrandEventRow, StrandRow } from './programme.store';

export function owedProgrammeView(row: OwedProgrammeRow): OwedProgramme {
  return {
    referralId: row.referralId,
    caseId: row.caseId,
    service: row.service,
    urgency: row.urgency,
    sex: row.sex,
    ageBand: row.ageBand,
    acceptedAt: row.acceptedAt.toISOString(),
  };
}

/** @param key the programme's own; undefined where it was erased with the case */
export function programmeListItem(row: ProgrammeBase, key: DataKey | undefined): ProgrammeListItem {
  return {
    id: row.id,
    version: row.version,
    called: key?.open('programme.called', row.calledCt) ?? '',
    urgency: row.urgency,
    status: row.status,
    statusSince: row.statusSince.toISOString(),
    openedAt: row.openedAt.toISOString(),
    sharingEnded: row.sharingEndedAt !== null,
  };
}

/** @param key the programme's own */
function strandEventView(row: StrandEventRow, key: DataKey): StrandEventView {
  return {
    move: row.move,
    on: row.on,
    reason: row.codes.find((code) => strandReasons.has(code)) ?? null,
    familySafety: row.codes.find((code) => familySafeties.has(code)) ?? null,
    familyRole: row.codes.find((code) => familyRoles.has(code)) ?? null,
    checks: row.codes.filter((code) => workChecks.has(code)),
    words: key.open('programme.words', row.wordsCt),
    recordedAt: row.recordedAt.toISOString(),
    recordedBy: row.recordedBy,
  };
}

/** What else a strand shows: its history, its money, and what its reader can do. */
export interface AboutStrand {
  readonly events: readonly StrandEventRow[];
  readonly funding: readonly FundingView[];
  readonly visits: readonly VisitView[];
  /** The programme's own key. */
  readonly key: DataKey;
  /** Whether this reader can move strands of this programme at all, and apply for money. */
  readonly changes: boolean;
  readonly applies: boolean;
}

export function strandView(row: StrandRow, { events, funding, visits, key, changes, applies }: AboutStrand): StrandView {
  const standing = funding.some(({ status }) => status === 'applied' || status === 'approved');
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    status: row.status,
    schoolLevel: row.schoolLevel,
    trainingField: row.trainingField,
    workKind: row.workKind,
    begunOn: row.begunOn,
    endedOn: row.endedOn,
    reason: row.reason,
    moves: changes ? availableStrandMoves(row.kind, row.status) : [],
    funding,
    visits,
    mayApply: applies && isOpenStrand(row.status) && strandRules[row.kind].funds && !standing,
    history: events.filter(({ strandId }) => strandId === row.id).map((one) => strandEventView(one, key)),
  };
}
