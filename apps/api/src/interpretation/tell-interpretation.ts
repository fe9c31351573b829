import type { CaseId, InterpretationAbsentee, InterpretationReason, InterpretationStatus, ReferralId, UnitId } from '@himaya/domain';
import type { EntityManager } from 'typeorm';
import { managerRoleOf, tell, type Escalate, type Notice } from '../notifications';
import type { EventHandler } from '../platform/outbox/event-handler';

/** What the worker may know of a session: ids and codes; not who interprets, nor when or where. */
interface Facts {
  readonly id: string;
  readonly unitId: UnitId;
  readonly fromUnitId: UnitId;
  readonly referralId: ReferralId;
  readonly caseId: CaseId;
  readonly status: InterpretationStatus;
  readonly reason: InterpretationReason | null;
  readonly absentee: InterpretationAbsentee | null;
}

/** @throws Error when there is none: sessions are never deleted */
async function getFacts(em: EntityManager, id: string): Promise<Facts> {
  const rows: Facts[] = await em.query(
    `select s.id, s.unit_id as "unitId", r.from_unit_id as "fromUnitId", s.referral_id as "referralId", s.case_id as "caseId", s.status, s.reason, s.absentee
       from interpretation_session s join referral r on r.id = s.referral_id where s.id = $1`,
    [id],
  );
  if (rows[0] === undefined) throw new Error('no such session');
  return rows[0];
}

/** To whoever asked: the referral is where they read on. */
const toAsker = (kind: Notice['kind'], { fromUnitId, referralId }: Facts, details: Notice['details'] = {}): Notice => ({
  unitId: fromUnitId,
  role: null,
  kind,
  referralId,
  details: { service: 'interpretation', ...details },
});

/** To the office, about one of its sessions and no case. */
const toOffice = (kind: Notice['kind'], { unitId, id }: Facts): Notice => ({
  unitId,
  role: null,
  kind,
  referralId: null,
  subjectId: id,
  details: {},
});

export const onInterpretationPlanned: EventHandler = {
  kind: 'interpretation-planned',
  name: 'interpretation.on-planned',
  handle: async (em, event) => {
    const facts = await getFacts(em, event.subjectId);
    // Written down afterwards, or called off before anybody was told.
    if (facts.status !== 'planned') return;
    await tell(em, `event|${event.id}|interpretation.on-planned`, [toAsker('interpretation-planned', facts)]);
  },
};

export const onInterpretationOff: EventHandler = {
  kind: 'interpretation-off',
  name: 'interpretation.on-off',
  handle: async (em, event) => {
    const facts = await getFacts(em, event.subjectId);
    if (facts.status !== 'cancelled' && facts.status !== 'not-attended') return;
    await tell(em, `event|${event.id}|interpretation.on-off`, [
      toAsker('interpretation-off', facts, facts.reason === null ? {} : { reason: facts.reason }),
    ]);
  },
};

/** The door is shut and the session off: the office tells the interpreter, and is not told which case it was. */
export const onInterpretationStopped: EventHandler = {
  kind: 'interpretation-stopped',
  name: 'interpretation.on-stopped',
  handle: async (em, event) => {
    const facts = await getFacts(em, event.subjectId);
    await tell(em, `event|${event.id}|interpretation.on-stopped`, [toOffice('interpretation-stopped', facts)]);
  },
};

/** A session is over and nobody has said how it went. */
export const escalateUnrecorded: Escalate = async (em, { subjectId }) => {
  const facts = await getFacts(em, subjectId);
  if (facts.status !== 'planned') return null;
  return async () => [toOffice('interpretation-unrecorded', facts)];
};

/** An undertaking runs out: nobody without a valid one is sent. */
export const escalateUndertaking: Escalate = async (em, { subjectId, step }) => {
  const [row] = await em.query<{ unitId: UnitId; status: string }[]>('select unit_id as "unitId", status from interpreter where id = $1', [
    subjectId,
  ]);
  if (row?.status !== 'active') return null;
  return async () => [
    {
      unitId: row.unitId,
      role: step === 'remind-desk' ? null : await managerRoleOf(em, row.unitId),
      kind: step === 'remind-desk' ? 'undertaking-ending' : 'undertaking-ended',
      referralId: null,
      subjectId,
      details: {},
    },
  ];
};
