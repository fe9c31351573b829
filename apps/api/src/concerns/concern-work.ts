import type { ConcernId, ConcernKind, Governorate, NotificationKind, UnitId, UserId } from '@himaya/domain';
import type { EntityManager } from 'typeorm';
import { findCoordinationDesk, managerRoleOf, tell, type Escalate, type Notice } from '../notifications';
import type { EventHandler } from '../platform/outbox/event-handler';
import type { Work } from '../platform/outbox/start-worker';

/** What the worker may know of a concern: codes, and whose triage it is. */
interface Facts {
  readonly id: ConcernId;
  readonly kind: ConcernKind;
  readonly governorate: Governorate;
  readonly danger: boolean;
  readonly queue: string | null;
  readonly status: string;
  /** The labour inspection that has it. */
  readonly labourUnitId: UnitId | null;
}

/** @throws Error when there is none: concerns are never deleted */
async function getFacts(em: EntityManager, id: string): Promise<Facts> {
  const rows: Facts[] = await em.query(
    'select id, kind, governorate, danger, queue, status, labour_unit_id as "labourUnitId" from concern where id = $1',
    [id],
  );
  if (rows[0] === undefined) throw new Error('no such concern');
  return rows[0];
}

/** The units whose queue it is: one, or every police section of the governorate. */
async function unitsOf(em: EntityManager, { queue }: Facts): Promise<UnitId[]> {
  const rows: { id: UnitId }[] = await em.query(
    `select id from unit where closed_at is null and (id::text = $1 or (kind = 'police-section' and 'police:' || governorate = $1)) order by id`,
    [queue],
  );
  return rows.map(({ id }) => id);
}

const about = ({ id, kind, governorate, danger }: Facts) =>
  ({ referralId: null, subjectId: id, details: { concern: kind, governorate, danger: danger ? 'now' : 'not-now' } }) as const;

async function toTriagers(em: EntityManager, kind: NotificationKind, facts: Facts, leadersOnly = false): Promise<Notice[]> {
  const notices: Notice[] = [];
  for (const unitId of await unitsOf(em, facts)) {
    notices.push({ unitId, role: leadersOnly ? await managerRoleOf(em, unitId) : null, kind, ...about(facts) });
  }
  return notices;
}

/** Reporters whose receipt says so by now: one word, and nothing of what became of it. */
async function toReporters(em: EntityManager, id: string): Promise<Notice[]> {
  const rows: { userId: UserId; unitId: UnitId; concernId: string }[] = await em.query(
    `select r.user_id as "userId", u.unit_id as "unitId", r.concern_id as "concernId" from concern c join concern_receipt r on r.concern_id = c.id
       join user_account u on u.id = r.user_id
      where (c.id = $1 or c.joined_to = $1) and r.state = 'handled' order by r.concern_id`,
    [id],
  );
  return rows.map(({ userId, unitId, concernId }) => ({
    unitId,
    role: null,
    userId,
    kind: 'concern-handled',
    referralId: null,
    subjectId: concernId,
    details: {},
  }));
}

/** Whose queue it came into hears of it once, however often the events are told. */
const tellArrival = async (em: EntityManager, facts: Facts): Promise<void> =>
  tell(em, `concern|${facts.id}|in|${facts.queue}`, await toTriagers(em, 'concern-arrived', facts));

const onConcernReceived: EventHandler = {
  kind: 'concern-received',
  name: 'concerns.on-concern-received',
  handle: async (em, event) => tellArrival(em, await getFacts(em, event.subjectId)),
};

/** Whom it was passed on to hears that it came; once it is settled, its reporters and those of what was joined to it. */
const onConcernTriaged: EventHandler = {
  kind: 'concern-triaged',
  name: 'concerns.on-concern-triaged',
  handle: async (em, event) => {
    const facts = await getFacts(em, event.subjectId);
    if (facts.status === 'received') return tellArrival(em, facts);
    // One cause for each report: a person who reported twice is told of both.
    for (const notice of await toReporters(em, event.subjectId)) await tell(em, `concern|${notice.subjectId}|handled`, [notice]);
    const unitId = facts.labourUnitId;
    if (unitId === null) return;
    const { referralId, subjectId } = about(facts);
    await tell(em, `event|${event.id}|labour`, [
      { unitId, role: null, kind: 'labour-matter-arrived', referralId, subjectId, details: { governorate: facts.governorate } },
    ]);
  },
};

/** The labour inspection found trafficking in what it had: whose queue it came back into hears that, as often as it does. */
const onLabourMatterReturned: EventHandler = {
  kind: 'labour-matter-returned',
  name: 'concerns.on-labour-matter-returned',
  handle: async (em, event) => {
    const facts = await getFacts(em, event.subjectId);
    await tell(em, `event|${event.id}|returned`, await toTriagers(em, 'labour-matter-returned', facts));
  },
};

/** That one waits too long in the governorate, for the desk that may ring the section up; it does not read the concern. */
async function toDesk(em: EntityManager, facts: Facts): Promise<Notice[]> {
  const desk = await findCoordinationDesk(em, facts.governorate);
  if (desk === null) return [];
  const { referralId, details } = about(facts);
  return [{ unitId: desk, role: 'case-coordinator', kind: 'concern-overdue', referralId, details }];
}

/** At half its time the queue is reminded, at its end its leaders hear and the coordination desk; one that was sorted by then calls nobody. */
export const escalateConcern: Escalate = async (em, { subjectId, step }) => {
  const facts = await getFacts(em, subjectId);
  if (facts.status !== 'received') return null;
  if (step === 'remind-desk') return () => toTriagers(em, 'concern-reminder', facts);
  return async () => [...(await toTriagers(em, 'concern-overdue', facts, true)), ...(await toDesk(em, facts))];
};

/** The unit that accepted a concern is reminded of those in it who have neither a case nor a reason why not, and then its leaders are. */
export const escalateConcernPersons: Escalate = async (em, { subjectId, step }) => {
  const [owed] = await em.query<{ unitId: UnitId }[]>('select unit_id as "unitId" from guard.persons_owed($1)', [subjectId]);
  if (owed === undefined) return null;
  const facts = await getFacts(em, subjectId);
  const { unitId } = owed;
  if (step === 'remind-desk') return () => Promise.resolve([{ unitId, role: null, kind: 'concern-persons-wait', ...about(facts) }]);
  return async () => [{ unitId, role: await managerRoleOf(em, unitId), kind: 'concern-persons-overdue', ...about(facts) }];
};

/** What this feature has the worker do. */
export const concernWork: Work = { handlers: [onConcernReceived, onConcernTriaged, onLabourMatterReturned], chores: [] };
