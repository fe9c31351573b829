import { categoriesIn, type AnomalyRuleView, type AnomalyView, type AuditEventItem } from '@himaya/domain';
import type { AnomalyRow, AnomalyRuleRow, AuditEventRow } from './audit.store';

const personOf = ({ user_id: id, user_name: name }: AuditEventRow | AnomalyRow): AuditEventItem['user'] =>
  id === null ? null : { id, name };

const unitOf = (row: AuditEventRow | AnomalyRow): AuditEventItem['unit'] => {
  const { unit_id: id, unit_name_ar: ar, unit_name_ckb: ckb, unit_name_en: en } = row;
  if (id === null) return null;
  return { id, name: ar === null || ckb === null || en === null ? null : { ar, ckb, en } };
};

/** A line for the officer: ids and codes. */
export function auditEventItem(row: AuditEventRow): AuditEventItem {
  return {
    id: row.id,
    at: row.at.toISOString(),
    action: row.action,
    result: row.result,
    problem: row.problem,
    user: personOf(row),
    unit: unitOf(row),
    caseId: row.case_id,
    subjectId: row.subject_id,
    categories: categoriesIn(row.categories),
    casesShown: row.cases_shown,
    address: row.address,
    route: row.route,
  };
}

export function anomalyView(row: AnomalyRow): AnomalyView {
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    user: personOf(row),
    unit: unitOf(row),
    address: row.address,
    from: row.from_at.toISOString(),
    to: row.to_at.toISOString(),
    count: row.count,
    state: row.state,
    explanation: row.explanation,
    incidentId: row.incident_id,
    reviewedAt: row.reviewed_at?.toISOString() ?? null,
  };
}

export function anomalyRuleView({ kind, version, threshold, minutes, changed_at: changedAt }: AnomalyRuleRow): AnomalyRuleView {
  return { kind, version, threshold, minutes, changedAt: changedAt?.toISOString() ?? null };
}
