import { withdrawalTaskDue, type CaseId, type Governorate, type UnitId, type Urgency, type UserId } from '@himaya/domain';
import type { EntityManager } from 'typeorm';
import { findCoordinationDesk, tell } from '../notifications';
import type { EventHandler, OutboxRow } from '../platform/outbox/event-handler';

/** A task that came of a withdrawal: whose it is, and whether the unit may open the case. */
interface Given {
  readonly id: string;
  readonly caseId: CaseId;
  readonly unitId: UnitId;
  readonly assigneeId: UserId | null;
  readonly held: boolean;
}

const given = (from: string): string =>
  `select g.task_id as id, g.case_id as "caseId", g.unit_id as "unitId", g.user_id as "assigneeId", guard.unit_holds(g.unit_id, g.case_id) as held from ${from} g`;

/** Whoever has it hears of it, or the unit while nobody does; who may not open the case hears of no case. */
async function tellOf(em: EntityManager, event: OutboxRow, name: string, tasks: readonly Given[]): Promise<void> {
  await tell(
    em,
    `event|${event.id}|${name}`,
    tasks.map(({ id, caseId, unitId, assigneeId, held }) => ({
      unitId,
      role: held ? null : ('case-coordinator' as const),
      ...(assigneeId === null ? {} : { userId: assigneeId, role: null }),
      kind: 'task-assigned' as const,
      referralId: null,
      caseId: held ? caseId : null,
      subjectId: id,
      details: { task: 'see-to-withdrawal' },
    })),
  );
}

/** Sharing ended in mid-service: the coordination desk sees with the person how the service goes on. */
const onSharingEnded = (kind: 'consent-ended-referral' | 'override-ended-referral'): EventHandler => {
  const name = `tasks.on-${kind}`;
  return {
    kind,
    name,
    handle: async (em, event) => {
      const [referral] = await em.query<{ urgency: Urgency; governorate: Governorate }[]>(
        'select urgency, governorate from referral where id = $1',
        [event.subjectId],
      );
      const desk = referral === undefined ? null : await findCoordinationDesk(em, referral.governorate);
      if (referral === undefined || desk === null) return;
      const due = withdrawalTaskDue(referral.urgency, new Date());
      await em.query<Given[]>(given('guard.task_of_withdrawn($1, $2, $3)'), [event.subjectId, desk, due]);
    },
  };
};

const name = 'tasks.on-consent-withdrawn';

/** What stopped in a unit's own case has no referral by which anybody hears of it: the responsible worker does, of a return the desk too. */
const onConsentWithdrawn: EventHandler = {
  kind: 'consent-withdrawn',
  name,
  handle: async (em, event) => {
    const [of] = await em.query<{ governorate: Governorate | null }[]>('select guard.governorate_of_consent($1) as governorate', [
      event.subjectId,
    ]);
    if (of === undefined || of.governorate === null) return;
    const desk = await findCoordinationDesk(em, of.governorate);
    const due = withdrawalTaskDue('urgent', new Date());
    const tasks = await em.query<Given[]>(given('guard.tasks_of_stopped($1, $2, $3)'), [event.subjectId, desk, due]);
    await tellOf(em, event, name, tasks);
  },
};

export const withdrawalHandlers: readonly EventHandler[] = [
  onSharingEnded('consent-ended-referral'),
  onSharingEnded('override-ended-referral'),
  onConsentWithdrawn,
];
