import { mayEver } from '@himaya/auth';
import {
  categoriesIn,
  decideOverrideEnd,
  localDay,
  missingParts,
  overrideStatusAt,
  partsOf,
  type OverrideApprover,
  type OverrideView,
  type OverrideWords,
  type UnitId,
  type UnitRef,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import type { DataKey } from '../platform/vault/vault';
import type { OverrideRow } from './override.store';

/** What the actor's roles allow of an approval. */
export function approverOf({ userId, unitId, roles }: Actor): OverrideApprover {
  return { userId, unitId, leads: mayEver(roles, 'decide', 'Override'), coordinates: roles.includes('case-coordinator') };
}

/**
 * An override: what it is about for everybody who sees it, the words only for who may read them.
 * @param key the case's key; null where the reader does not hold the case
 */
export function overrideView(
  actor: Actor,
  row: OverrideRow,
  { key, number, refs, now }: { key: DataKey | null; number: string; refs: ReadonlyMap<UnitId, UnitRef>; now: Date },
): OverrideView {
  const moment = { now, today: localDay(now) };
  const status = overrideStatusAt(row, moment);
  const knowsRecipient = !row.placing || row.unitId === actor.unitId;
  const answers = status === 'requested' && partsOf(row, approverOf(actor)).length > 0;
  const ends = mayEver(actor.roles, 'withdraw', 'Override') && decideOverrideEnd(row, actor.unitId, moment).ok;
  return {
    id: row.id,
    version: row.version,
    status,
    caseNumber: number,
    ground: row.ground,
    purpose: row.purpose,
    categories: categoriesIn(row.categoryMask),
    child: row.child,
    unit: named(refs, row.unitId),
    recipientUnit: knowsRecipient ? named(refs, row.recipientUnitId) : null,
    recipientAgencyId: row.recipientAgencyId,
    courtOrderedOn: row.courtOrderedOn,
    requestedAt: row.requestedAt.toISOString(),
    answerDueAt: row.answerDueAt.toISOString(),
    waitsFor: status === 'requested' ? missingParts(row) : [],
    unitApprovedAt: row.unitApprovedAt?.toISOString() ?? null,
    coordinationApprovedAt: row.coordinationApprovedAt?.toISOString() ?? null,
    validUntil: row.validUntil,
    refusal: row.refusal,
    ending: row.ending,
    closedAt: row.closedAt?.toISOString() ?? null,
    actions: [...(answers ? (['approve', 'refuse'] as const) : []), ...(ends ? (['end'] as const) : [])],
    ...(key === null ? {} : { caseId: row.caseId }),
    ...(key === null || row.reasonCt === null ? {} : { words: wordsOf(row, key) }),
  };
}

function wordsOf(row: OverrideRow, key: DataKey): OverrideWords {
  return {
    reason: key.open('consent_override_words.reason', row.reasonCt),
    courtReference: key.open('consent_override_words.court_reference', row.courtReferenceCt),
    bestInterests:
      row.determinedOn === null
        ? null
        : {
            determinedBy: key.open('best_interests.determined_by', row.determinedByCt),
            determinedOn: row.determinedOn,
            considerations: key.open('best_interests.considerations', row.considerationsCt),
            conclusion: key.open('best_interests.conclusion', row.conclusionCt),
            exploitation: key.open('best_interests.exploitation', row.exploitationCt),
          },
  };
}

/** @throws Error when there is no such unit: foreign keys vouch for both */
function named(refs: ReadonlyMap<UnitId, UnitRef>, id: UnitId): UnitRef {
  const ref = refs.get(id);
  if (ref === undefined) throw new Error('no such unit');
  return ref;
}
