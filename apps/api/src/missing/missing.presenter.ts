import { mayEver } from '@himaya/auth';
import { availableMissingSteps, type MissingAlertView, type UnitRef } from '@himaya/domain';
import type { CaseRow } from '../cases';
import type { Actor } from '../platform/auth/actor';
import type { DataKey } from '../platform/vault/vault';
import type { MissingAlertRow, MissingReviewRow } from './missing.store';

export function missingAlertView(
  key: DataKey,
  actor: Actor,
  of: CaseRow,
  row: MissingAlertRow,
  reviews: readonly MissingReviewRow[],
  unit: UnitRef,
): MissingAlertView {
  const works = of.writeMask !== 0 && mayEver(actor.roles, 'change', 'MissingAlert');
  return {
    id: row.id,
    caseId: row.caseId,
    version: row.version,
    circumstance: row.circumstance,
    lastSeenOn: row.lastSeenOn,
    words: key.open('missing_alert.words', row.wordsCt),
    unit,
    raisedAt: row.raisedAt.toISOString(),
    reviewDueAt: row.endedAt === null ? (row.reviewDueAt?.toISOString() ?? null) : null,
    reviews: reviews
      .filter(({ alertId }) => alertId === row.id)
      .map(({ at, wordsCt }) => ({ at: at.toISOString(), words: key.open('missing_review.words', wordsCt) })),
    endedAt: row.endedAt?.toISOString() ?? null,
    ending: row.ending,
    endingWords: key.open('missing_alert.ending_words', row.endingWordsCt),
    actions: works ? availableMissingSteps({ caseStatus: of.status, ended: row.endedAt !== null }) : [],
  };
}
