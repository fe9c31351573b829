import {
  decideReturnRisk,
  type OwedRepatriation,
  type RepatriationListItem,
  type RepatriationStatus,
  type ReturnDecisionView,
  type ReturnRiskView,
  type UserId,
} from '@himaya/domain';
import type { DataKey } from '../platform/vault/vault';
import type { OwedRepatriationRow, RepatriationBase, ReturnDecisionRow, ReturnRiskRow } from './repatriation.store';

type Keys = ReadonlyMap<string, DataKey>;

export function owedRepatriationView(row: OwedRepatriationRow): OwedRepatriation {
  return {
    referralId: row.referralId,
    caseId: row.caseId,
    urgency: row.urgency,
    sex: row.sex,
    ageBand: row.ageBand,
    acceptedAt: row.acceptedAt.toISOString(),
  };
}

export function repatriationListItem(row: RepatriationBase, keys: Keys): RepatriationListItem {
  return {
    id: row.id,
    version: row.version,
    called: keys.get(row.id)?.open('repatriation.called', row.calledCt) ?? '',
    status: row.status,
    statusSince: row.statusSince.toISOString(),
    decision: row.decision,
    sharingEnded: row.sharingEndedAt !== null,
  };
}

export function returnDecisionView(row: ReturnDecisionRow, key: DataKey): ReturnDecisionView {
  return {
    id: row.id,
    decision: row.decision,
    decidedOn: row.decidedOn,
    language: row.language,
    interpreter: row.interpreter,
    alternative: row.alternative,
    words: key.open('return-decision.words', row.wordsCt),
    recordedBy: row.recordedBy,
    recordedAt: row.recordedAt.toISOString(),
  };
}

/** Assessments of one return. @param rows the latest first; @param reader null for who decides on none */
export function returnRiskViews(
  rows: readonly ReturnRiskRow[],
  key: DataKey,
  { returning, reader }: { readonly returning: RepatriationStatus; readonly reader: UserId | null },
): ReturnRiskView[] {
  return rows.map((row, n) => ({
    id: row.id,
    version: row.version,
    present: row.present,
    unknown: row.unknown,
    level: row.level,
    reasons: key.open('return-risk.reasons', row.reasonsCt),
    assessedOn: row.assessedOn,
    validUntil: row.validUntil,
    status: row.status,
    assessedBy: row.assessedBy,
    decidedBy: row.decidedBy,
    mayDecide:
      reader !== null &&
      decideReturnRisk(false, { status: row.status, level: row.level, latest: n === 0, own: row.assessedById === reader, returning }).ok,
  }));
}
