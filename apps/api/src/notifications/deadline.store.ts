import type { DeadlineKind, EscalationStep } from '@himaya/domain';
import type { EntityManager } from 'typeorm';

/** A step that falls due while what it is about is still awaited. */
export interface Deadline {
  readonly id: string;
  readonly kind: DeadlineKind;
  readonly step: EscalationStep | 'remind-again' | 'alert';
  /** What the kind is about. */
  readonly subjectId: string;
  readonly dueAt: Date;
}

const live = 'fired_at is null and cancelled_at is null';

/** What is due and what no other worker holds, locked, the longest overdue first; `but` is left out. Read off an index of what is live. */
export const dueStatement = `select id, kind, step, subject_id as "subjectId", due_at as "dueAt" from deadline
  where due_at <= $1 and ${live} and id <> all ($2::uuid[]) order by due_at, id limit $3 for update skip locked`;

/** @param but what failed in this round already */
export async function lockDue(em: EntityManager, now: Date, limit: number, but: readonly string[]): Promise<Deadline[]> {
  // Whoever answers the referral locks it first and its deadlines then; giving way early keeps the answer from ever being
  // the one that a deadlock ends.
  await em.query(`set local lock_timeout = '200ms'`);
  return em.query(dueStatement, [now, but, limit]);
}

/** Records the escalation as a fact, of this very date. */
export async function recordEscalation(em: EntityManager, { id }: Deadline, now: Date): Promise<void> {
  await em.query(
    `insert into escalation (subject_id, kind, step, due_at, at) select subject_id, kind, step, due_at, $2 from deadline where id = $1
       on conflict on constraint escalation_pk do nothing`,
    [id, now],
  );
}

export async function fire(em: EntityManager, id: string, now: Date): Promise<void> {
  await em.query('update deadline set fired_at = $2 where id = $1', [id, now]);
}

export async function cancel(em: EntityManager, id: string, now: Date): Promise<void> {
  await em.query('update deadline set cancelled_at = $2 where id = $1', [id, now]);
}
