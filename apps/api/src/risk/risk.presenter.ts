import type { RiskAssessmentView, UnitId, UnitRef } from '@himaya/domain';
import type { DataKey } from '../platform/vault/vault';
import type { RiskRow } from './risk.store';

export function riskViews(key: DataKey, rows: readonly RiskRow[], refs: ReadonlyMap<UnitId, UnitRef>): RiskAssessmentView[] {
  return rows.flatMap((row) => {
    const unit = refs.get(row.unitId);
    if (unit === undefined) return [];
    return [
      {
        id: row.id,
        present: row.present,
        unknown: row.notKnown,
        score: row.score,
        suggested: row.suggested,
        level: row.level,
        reason: key.open('risk_assessment.reason', row.reasonCt),
        note: key.open('risk_assessment.note', row.noteCt),
        unit,
        assessedBy: row.assessedBy,
        assessedAt: row.recordedAt.toISOString(),
        dueAt: row.dueAt.toISOString(),
      },
    ];
  });
}
