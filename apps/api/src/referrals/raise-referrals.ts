import {
  decideUrgency,
  escalationsOf,
  raisedDeadlines,
  type DeadlineTable,
  type ReferralId,
  type RiskLevel,
  type Urgency,
} from '@himaya/domain';
import type { EntityManager } from 'typeorm';
import { tellDesk } from '../notifications';
import type { EventHandler } from '../platform/outbox/event-handler';

interface Unanswered {
  readonly id: ReferralId;
  readonly level: RiskLevel;
  readonly assessedAt: Date;
  readonly urgency: Urgency;
  readonly receiveDueAt: Date;
  readonly decideDueAt: Date;
}

const unanswered = (em: EntityManager, assessmentId: string): Promise<Unanswered[]> =>
  em.query(
    `select id, level, assessed_at as "assessedAt", urgency, receive_due_at as "receiveDueAt", decide_due_at as "decideDueAt"
       from guard.referrals_to_raise($1)`,
    [assessmentId],
  );

/** Brings one up to what the risk demands. @returns false where somebody answered it meanwhile */
async function raise(em: EntityManager, of: Unanswered, urgency: Urgency, table: DeadlineTable): Promise<boolean> {
  const due = raisedDeadlines(of.assessedAt, urgency, of, table);
  const [receive, decide] = [escalationsOf(of.assessedAt, due.receiveDueAt), escalationsOf(of.assessedAt, due.decideDueAt)];
  const [row] = await em.query<{ raised: boolean }[]>('select guard.raise_referral($1, $2, $3, $4, $5, $6, $7) as raised', [
    of.id,
    urgency,
    due.receiveDueAt,
    due.decideDueAt,
    receive.map(({ step }) => step),
    receive.map(({ at }) => at),
    decide.map(({ at }) => at),
  ]);
  return row?.raised === true;
}

/** A higher risk hurries what was asked for and not answered: shorter deadlines from the assessment on, and the desk is told. */
export const raisesReferrals = (table: DeadlineTable): EventHandler => ({
  kind: 'risk-assessed',
  name: 'referrals.on-risk-assessed',
  handle: async (em, event) => {
    for (const referral of await unanswered(em, event.subjectId)) {
      const { urgency, raisedFrom } = decideUrgency(referral.urgency, referral.level);
      if (raisedFrom !== null && (await raise(em, referral, urgency, table))) {
        await tellDesk(em, `event|${event.id}|raised|${referral.id}`, 'referral-raised', referral.id);
      }
    }
  },
});
