import {
  erasureDecisionsFor,
  holdDecisionsFrom,
  type CaseRetentionView,
  type DueCaseView,
  type ErasureView,
  type LegalHoldView,
  type UserId,
} from '@himaya/domain';
import type { CaseTermRow, DueCaseRow, ErasureRow, HoldRow } from './retention.store';

export const dueCaseView = ({ number, outcome, rule, dueOn, underWay }: DueCaseRow): DueCaseView => ({
  number,
  outcome,
  rule,
  dueOn,
  underWay,
});

/** @param asker whose own proposal waits for somebody else */
export function erasureView(row: ErasureRow, asker: UserId): ErasureView {
  const { id, version, number, reason, rule, dueOn, state, held, keys, documents, tokens, proofsUntil, proofsGoneAt } = row;
  return {
    id,
    version,
    number,
    reason,
    rule,
    dueOn,
    state,
    held,
    proposedAt: row.proposedAt.toISOString(),
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    erasedAt: row.erasedAt?.toISOString() ?? null,
    erased: keys === null || documents === null || tokens === null ? null : { keys, documents, tokens },
    proofsUntil,
    proofsGone:
      proofsGoneAt === null ? null : { at: proofsGoneAt.toISOString(), lines: row.proofLines ?? 0, consents: row.proofConsents ?? 0 },
    decisions: erasureDecisionsFor({ state, held, own: row.proposedBy === asker }),
  };
}

/** @param decides whether the asker is the officer, who decides */
export function legalHoldView(row: HoldRow, decides: boolean): LegalHoldView {
  const { id, version, number, ground, state, byCourt, reviewOn, ending } = row;
  return {
    id,
    version,
    number,
    ground,
    state,
    byCourt,
    setAt: row.setAt.toISOString(),
    reviewOn,
    endedAt: row.endedAt?.toISOString() ?? null,
    ending,
    decisions: decides ? holdDecisionsFrom(state) : [],
  };
}

export const caseRetentionView = ({ rule, dueOn, held, erasedAt }: CaseTermRow): CaseRetentionView => ({
  rule,
  dueOn,
  held,
  erasedAt: erasedAt?.toISOString() ?? null,
});
