import type { CaseId, UnitId, UserId } from '@himaya/domain';
import type { EntityManager } from 'typeorm';
import { tell, type Notice } from '../notifications';
import type { Chore } from '../platform/outbox/chore';
import { noticesToNamed } from './tell-named';

interface AttemptRow {
  readonly caseId: CaseId;
  readonly userId: UserId;
  readonly unitId: UnitId;
  readonly day: string;
}

const batch = 500;

/**
 * Looks through what people asked for and were told is not there. Where it was a sealed case, its leading people and the data
 * protection officer are told, once a day and person: of a seal nobody else may hear, and nobody is told nothing.
 */
export const alertOfAttempts: Chore = {
  name: 'alert-of-attempts',
  pause: 5000,
  run: (database) =>
    database.transaction(async (em) => {
      const attempts: AttemptRow[] = await em.query(
        `select case_id as "caseId", user_id as "userId", unit_id as "unitId", (at at time zone 'Asia/Baghdad')::date::text as day
           from guard.sealed_attempts($1)`,
        [batch],
      );
      for (const attempt of attempts) await alert(em, attempt);
    }),
};

async function alert(em: EntityManager, { caseId, userId, unitId, day }: AttemptRow): Promise<void> {
  const officers: { unitId: UnitId }[] = await em.query(
    `select distinct u.unit_id as "unitId" from user_account u join user_role r on r.user_id = u.id where r.role = 'data-protection-officer'`,
  );
  const toOfficers = officers.map(
    (officer): Notice => ({
      unitId: officer.unitId,
      role: 'data-protection-officer',
      kind: 'sealed-case-attempt',
      referralId: null,
      caseId: null,
      details: { caseId, userId, unitId },
    }),
  );
  const toLeading = await noticesToNamed(em, 'sealed-case-attempt', caseId, { leadingOnly: true });
  await tell(em, `attempt|${caseId}|${userId}|${day}`, [
    ...toLeading.map((notice) => ({ ...notice, details: { userId, unitId } })),
    ...toOfficers,
  ]);
  await em.query(`insert into audit_event (action, result, case_id, subject_id) select 'seal.attempt', 'refused', $1, $2`, [
    caseId,
    userId,
  ]);
}
