import type { CaseId, Governorate, SafeguardKind, SafeguardState, UnitId } from '@himaya/domain';
import type { EntityManager } from 'typeorm';
import { findCoordinationDesk, managerRoleOf, tell, type Escalate, type Notice } from '../notifications';
import type { EventHandler } from '../platform/outbox/event-handler';

/** What the worker may know of a safeguard: ids and codes. */
interface Facts {
  readonly caseId: CaseId;
  readonly kind: SafeguardKind;
  readonly state: SafeguardState;
  readonly unitId: UnitId;
}

/** @throws Error when there is none: safeguards are never deleted */
async function getFacts(em: EntityManager, id: string): Promise<Facts> {
  const rows: Facts[] = await em.query(
    'select case_id as "caseId", kind, state, recorded_unit_id as "unitId" from safeguard where id = $1',
    [id],
  );
  if (rows[0] === undefined) throw new Error('no such safeguard');
  return rows[0];
}

/** The leaders of whoever is responsible for the case. */
async function toResponsible(em: EntityManager, kind: Notice['kind'], subjectId: string, facts: Facts): Promise<Notice> {
  const [row] = await em.query<{ unitId: UnitId }[]>('select guard.responsible_unit($1) as "unitId"', [facts.caseId]);
  const unitId = row?.unitId ?? facts.unitId;
  return {
    unitId,
    role: await managerRoleOf(em, unitId),
    kind,
    referralId: null,
    caseId: facts.caseId,
    subjectId,
    details: { safeguard: facts.kind },
  };
}

/** A victim is arrested, charged or fined: the supervisor hears of the case, the coordination desk that there is one, and whose. */
export const onSafeguardRecorded: EventHandler = {
  kind: 'safeguard-recorded',
  name: 'safeguards.on-recorded',
  handle: async (em, event) => {
    const facts = await getFacts(em, event.subjectId);
    if (facts.kind !== 'punishment') return;
    const own = await toResponsible(em, 'non-punishment-alert', event.subjectId, facts);
    const [place] = await em.query<{ governorate: Governorate }[]>('select guard.place_of_case($1) as governorate', [facts.caseId]);
    const desk = await findCoordinationDesk(em, place!.governorate);
    const others: Notice[] =
      desk === null || desk === own.unitId
        ? []
        : [{ unitId: desk, role: 'case-coordinator', kind: 'non-punishment-alert', referralId: null, details: { unitId: own.unitId } }];
    await tell(em, `event|${event.id}|safeguards.on-recorded`, [own, ...others]);
  },
};

/** What nobody saw to yet: whoever wrote it down is reminded, then the responsible unit's leaders are told too. */
export const escalateSafeguard: Escalate = async (em, { subjectId, step }) => {
  const facts = await getFacts(em, subjectId);
  if (facts.state === 'closed') return null;
  const about = { referralId: null, caseId: facts.caseId, subjectId, details: { safeguard: facts.kind } } as const;
  if (step === 'remind-desk') return async () => [{ unitId: facts.unitId, role: null, kind: 'safeguard-reminder', ...about }];
  return async () => {
    const leaders = await toResponsible(em, 'safeguard-overdue', subjectId, facts);
    const writers: Notice[] =
      leaders.unitId === facts.unitId ? [] : [{ unitId: facts.unitId, role: null, kind: 'safeguard-overdue', ...about }];
    return [leaders, ...writers];
  };
};
