import { categoriesIn, ownCopyDueOn, ownCopyStepsOf, type OwnCopyFacts, type OwnCopyView, type UserId } from '@himaya/domain';
import type { OwnCopyRow } from './own-copy.store';

/** A copy as its decisions ask. @param reader whose own request waits for somebody else */
export const factsOfCopy = (row: OwnCopyRow, reader: UserId): OwnCopyFacts => ({
  room: row.roomMask === null ? null : (categoriesIn(row.roomMask)[0] ?? null),
  state: row.state,
  asker: row.asker,
  partsBy: row.partsBy,
  begun: row.requestedById !== null,
  own: row.requestedById === reader,
  proven: row.proven,
  printed: row.printedAt !== null,
});

/** @param reader whose own request waits for somebody else */
export function ownCopyView(row: OwnCopyRow, reader: UserId): OwnCopyView {
  const { id, caseId, version, state, asker, identityCheck, requestedOn, language, paperLanguage, partsBy, proven, omissions } = row;
  const { channel, refusal, printedAt, handedOverOn, requestedBy, reviewedBy, envelopeAr: ar, envelopeCkb: ckb, envelopeEn: en } = row;
  const facts = factsOfCopy(row, reader);
  return {
    id,
    caseId,
    version,
    room: facts.room,
    state,
    asker,
    identityCheck,
    requestedOn,
    dueOn: ownCopyDueOn(requestedOn),
    language,
    paperLanguage,
    partsBy,
    envelopeTo: ar === null || ckb === null || en === null ? null : { ar, ckb, en },
    proven,
    omissions: omissions.map(({ category, reason }) => ({ category, reason })),
    channel,
    refusal,
    printedAt: printedAt?.toISOString() ?? null,
    handedOverOn,
    requestedBy,
    reviewedBy,
    steps: ownCopyStepsOf(facts),
  };
}
