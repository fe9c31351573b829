import { randomUUID } from 'node:crypto';
import { maskOf, type CaseId, type Category, type TimelineKind } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { TimelineSchema } from './timeline.schema';

/** Tells the case's timeline what the acting unit did, in codes, under one category. */
export async function tellTimeline(
  tx: Tx,
  event: { caseId: CaseId; kind: TimelineKind; category?: Category; subjectId?: string; details?: Readonly<Record<string, string>> },
): Promise<void> {
  await tx.em.insert(TimelineSchema, {
    id: randomUUID(),
    caseId: event.caseId,
    at: tx.now,
    kind: event.kind,
    category: maskOf(event.category ?? 'core'),
    unitId: tx.actor.unitId,
    subjectId: event.subjectId ?? null,
    details: event.details ?? {},
  });
}
