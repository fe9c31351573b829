import { ownCopyDueOn, ownCopyStepsOf, type OwnCopyView, type UserId } from '@himaya/domain';
import type { OwnCopyRow } from './own-copy.store';

/** @param reader whose own request waits for somebody else */
export function ownCopyView(row: OwnCopyRow, reader: UserId): OwnCopyView {
  const { id, caseId, version, state, asker, identityCheck, requestedOn, language, paperLanguage, omissions } = row;
  const { channel, refusal, printedAt, handedOverOn, requestedBy, reviewedBy, requestedById } = row;
  return {
    id,
    caseId,
    version,
    state,
    asker,
    identityCheck,
    requestedOn,
    dueOn: ownCopyDueOn(requestedOn),
    language,
    paperLanguage,
    omissions: omissions.map(({ category, reason }) => ({ category, reason })),
    channel,
    refusal,
    printedAt: printedAt?.toISOString() ?? null,
    handedOverOn,
    requestedBy,
    reviewedBy,
    steps: ownCopyStepsOf({ state, asker, own: requestedById === reader, printed: printedAt !== null }),
  };
}
