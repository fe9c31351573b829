import { availableSteps, clocksOf, stateOfIncident, type IncidentListItem, type IncidentView, type UnitRef } from '@himaya/domain';
import type { DataKey } from '../platform/vault/vault';
import type { IncidentRow, StepRow } from './incident.store';

export function incidentListItem(row: IncidentRow, steps: readonly StepRow[], unit: UnitRef): IncidentListItem {
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    state: stateOfIncident(steps.map(({ step }) => step)),
    risk: row.risk,
    reportedAt: row.reportedAt.toISOString(),
    unit,
    clocks: clocksOf(row.reportedAt, new Map(steps.map(({ step, at }) => [step, at]))),
  };
}

/** Where the note of a step is sealed to. */
export const notePlace = (step: StepRow['step']): string => `incident_step.note|${step}`;
export const descriptionPlace = 'incident.description';

/** With its texts, opened: for the officers alone. */
export function incidentView(
  row: IncidentRow,
  steps: readonly StepRow[],
  unit: UnitRef,
  { key, caseIds }: { readonly key: DataKey; readonly caseIds: readonly string[] },
): IncidentView {
  return {
    ...incidentListItem(row, steps, unit),
    noticedAt: row.noticedAt.toISOString(),
    description: key.open(descriptionPlace, row.descriptionCt) ?? '',
    caseIds,
    steps: steps.map(({ step, at, way, noteCt }) => ({ step, at: at.toISOString(), way, note: key.open(notePlace(step), noteCt) })),
    available: availableSteps({ taken: steps.map(({ step }) => step), risk: row.risk }),
  };
}
