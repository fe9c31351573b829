import type {
  CaseId,
  ExitSafety,
  Governorate,
  IncidentSeverity,
  PlacementId,
  PlacementStatus,
  PlacementWill,
  UnitId,
} from '@himaya/domain';
import type { EntityManager } from 'typeorm';
import { findCoordinationDesk, managerRoleOf, tell, type Escalate, type Notice } from '../notifications';
import type { EventHandler } from '../platform/outbox/event-handler';

/** What the worker may know of a placement: ids and codes, never a name or a place. */
interface Facts {
  readonly id: PlacementId;
  readonly caseId: CaseId;
  readonly unitId: UnitId;
  readonly status: PlacementStatus;
  readonly until: Date | null;
  readonly sharingEndedAt: Date | null;
  readonly will: PlacementWill | null;
  readonly safety: ExitSafety | null;
}

/** @throws Error when there is none: placements are never deleted */
async function getFacts(em: EntityManager, id: string): Promise<Facts> {
  const rows: Facts[] = await em.query(
    `select id, case_id as "caseId", unit_id as "unitId", status, until, sharing_ended_at as "sharingEndedAt", will, safety from placement where id = $1`,
    [id],
  );
  if (rows[0] === undefined) throw new Error('no such placement');
  return rows[0];
}

const toHouse = (kind: Notice['kind'], { id, caseId, unitId }: Facts): Notice => ({
  unitId,
  role: null,
  kind,
  referralId: null,
  caseId,
  subjectId: id,
  details: {},
});

const toLeaders = async (em: EntityManager, kind: Notice['kind'], facts: Facts): Promise<Notice> => ({
  ...toHouse(kind, facts),
  role: await managerRoleOf(em, facts.unitId),
});

/** The coordination desk of the house's governorate hears that there is something, and from which placement desk; of no case and no house. */
async function toDesk(em: EntityManager, kind: Notice['kind'], unitId: UnitId): Promise<Notice[]> {
  const [place] = await em.query<{ governorate: Governorate }[]>('select governorate from unit where id = $1', [unitId]);
  const desk = place === undefined ? null : await findCoordinationDesk(em, place.governorate);
  return desk === null || desk === unitId ? [] : [{ unitId: desk, role: 'case-coordinator', kind, referralId: null, details: { unitId } }];
}

/** A place was held and nobody came: it is free again, and the house says so to senders. */
export const escalateHold: Escalate = async (em, { subjectId, dueAt }) => {
  const facts = await getFacts(em, subjectId);
  if (facts.status !== 'reserved' || facts.until === null || facts.until > dueAt) return null;
  await em.query('select guard.recount_places($1)', [facts.unitId]);
  return async () => [toHouse('placement-hold-over', facts)];
};

/** Somebody is not back: the house, six hours later who leads it; of a child the coordination desk at once. */
export const escalateReturn: Escalate = async (em, { subjectId, step }) => {
  const facts = await getFacts(em, subjectId);
  if (facts.status !== 'on-leave') return null;
  if (step === 'remind-desk') return async () => [toHouse('placement-not-returned', facts)];
  if (step === 'tell-coordinator') return () => toDesk(em, 'placement-not-returned', facts.unitId);
  return async () => [await toLeaders(em, 'placement-not-returned', facts)];
};

/** Consent to sharing was withdrawn: whoever sleeps here is asked whether to stay. */
export const escalateWill: Escalate = async (em, { subjectId, step }) => {
  const facts = await getFacts(em, subjectId);
  if (facts.will !== null || facts.status === 'ended') return null;
  if (step === 'remind-desk') return async () => [toHouse('placement-will-owed', facts)];
  return async () => [await toLeaders(em, 'placement-will-owed', facts)];
};

/** Somebody went where it may not be safe: who is responsible for the case is told that, and not where. */
export const onPlacementEnded: EventHandler = {
  kind: 'placement-ended',
  name: 'placements.on-ended',
  handle: async (em, event) => {
    const facts = await getFacts(em, event.subjectId);
    if (facts.safety !== 'unsafe' && facts.safety !== 'concerns') return;
    // Sharing ended: nobody outside the house hears more of the person.
    if (facts.sharingEndedAt !== null) return;
    const [row] = await em.query<{ unitId: UnitId | null }[]>('select guard.responsible_unit($1) as "unitId"', [facts.caseId]);
    const unitId = row?.unitId ?? facts.unitId;
    const { subjectId: _own, ...notice } = toHouse('placement-unsafe-exit', facts);
    await tell(em, `event|${event.id}|placements.on-ended`, [{ ...notice, unitId, role: await managerRoleOf(em, unitId) }]);
  },
};

/** A serious incident is the leader's to know, a critical one the coordination desk's too: that there was one. */
export const onShelterIncidentRecorded: EventHandler = {
  kind: 'shelter-incident-recorded',
  name: 'placements.on-incident',
  handle: async (em, event) => {
    const [incident] = await em.query<{ placementId: PlacementId; severity: IncidentSeverity }[]>(
      'select placement_id as "placementId", severity from shelter_incident where id = $1',
      [event.subjectId],
    );
    if (incident === undefined) throw new Error('no such incident');
    if (incident.severity === 'minor') return;
    const facts = await getFacts(em, incident.placementId);
    await tell(em, `event|${event.id}|placements.on-incident`, [
      await toLeaders(em, 'placement-incident', facts),
      ...(incident.severity === 'critical' ? await toDesk(em, 'placement-incident', facts.unitId) : []),
    ]);
  },
};
