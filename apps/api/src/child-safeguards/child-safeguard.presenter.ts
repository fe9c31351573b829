import { mayEver } from '@himaya/auth';
import {
  decideGuardianshipMove,
  maskOf,
  type BestInterestsView,
  type GuardianshipStatus,
  type GuardianshipView,
  type UnitRef,
} from '@himaya/domain';
import { heldBy, type CaseRow } from '../cases';
import type { Actor } from '../platform/auth/actor';
import type { DataKey } from '../platform/vault/vault';
import type { DeterminationRow, GuardianshipRecord } from './child-safeguard.schema';

export function bestInterestsView(key: DataKey, row: DeterminationRow, unit: UnitRef): BestInterestsView {
  return {
    id: row.id,
    purpose: row.purpose,
    determinedOn: row.determinedOn,
    determinedBy: key.open('best_interests_determination.determined_by', row.determinedByCt),
    considerations: key.open('best_interests_determination.considerations', row.considerationsCt),
    conclusion: key.open('best_interests_determination.conclusion', row.conclusionCt),
    childHeard: row.childHeard,
    reviewOn: row.reviewOn,
    reviewReason: row.reviewReason,
    replaced: row.replaced,
    unit,
    recordedAt: row.recordedAt.toISOString(),
  };
}

export function guardianshipStatus({ suspectedAt, endedAt }: Pick<GuardianshipRecord, 'suspectedAt' | 'endedAt'>): GuardianshipStatus {
  if (endedAt !== null) return 'ended';
  return suspectedAt === null ? 'appointed' : 'suspected';
}

export function guardianshipView(key: DataKey, actor: Actor, of: CaseRow, row: GuardianshipRecord, unit: UnitRef): GuardianshipView {
  const status = guardianshipStatus(row);
  const writes = (heldBy(actor, of).write & maskOf('family')) !== 0 && mayEver(actor.roles, 'change', 'Guardianship');
  return {
    id: row.id,
    caseId: row.caseId,
    version: row.version,
    status,
    name: key.open('guardianship.name', row.nameCt),
    contact: key.open('guardianship.contact', row.contactCt),
    relation: row.relation,
    appointedBy: row.appointedBy,
    appointedOn: row.appointedOn,
    independent: row.independent,
    suspectedAt: row.suspectedAt?.toISOString() ?? null,
    suspicion: key.open('guardianship.suspicion', row.suspicionCt),
    endedAt: row.endedAt?.toISOString() ?? null,
    ending: row.ending,
    unit,
    recordedAt: row.recordedAt.toISOString(),
    actions: writes ? (['suspect', 'end'] as const).filter((action) => decideGuardianshipMove(status, action, of.status).ok) : [],
  };
}
