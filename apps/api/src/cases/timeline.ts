import { randomUUID } from 'node:crypto';
import { maskOf, type CaseId, type Category, type TimelineKind } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { TimelineSchema } from './timeline.schema';

export interface TimelineEntry {
  readonly caseId: CaseId;
  readonly kind: TimelineKind;
  /** Core where none is said. */
  readonly category?: Category;
  readonly subjectId?: string;
  readonly details?: Readonly<Record<string, string>>;
}

/** Tells the cases' timelines what the acting unit did, in codes, each under one category. */
export async function tellTimeline(tx: Tx, ...entries: readonly TimelineEntry[]): Promise<void> {
  await tx.em.insert(
    TimelineSchema,
    entries.map((entry) => ({
      id: randomUUID(),
      caseId: entry.caseId,
      at: tx.now,
      kind: entry.kind,
      category: maskOf(entry.category ?? 'core'),
      unitId: tx.actor.unitId,
      subjectId: entry.subjectId ?? null,
      details: entry.details ?? {},
    })),
  );
}
