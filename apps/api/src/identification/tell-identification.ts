import type { CaseId, Governorate, NotificationKind, UnitId } from '@himaya/domain';
import type { EntityManager } from 'typeorm';
import { findCoordinationDesk, managerRoleOf, tell, type Escalate, type Notice } from '../notifications';
import type { EventHandler } from '../platform/outbox/event-handler';

interface Owing {
  readonly unitId: UnitId;
  readonly governorate: Governorate;
  readonly police: boolean;
}

/** To whoever leads a unit, about a case: whoever is barred from it does not hear of it. */
async function toLeaders(
  em: EntityManager,
  unitId: UnitId,
  kind: NotificationKind,
  about: Pick<Notice, 'caseId' | 'details'> & { readonly subjectId?: string },
): Promise<Notice> {
  return { unitId, role: await managerRoleOf(em, unitId), kind, referralId: null, ...about };
}

const answering = async (em: EntityManager, caseId: CaseId): Promise<UnitId[]> => {
  const rows: { unitId: UnitId }[] = await em.query('select unit_id as "unitId" from guard.units_answering($1)', [caseId]);
  return rows.map(({ unitId }) => unitId);
};

const serving = async (em: EntityManager, caseId: CaseId): Promise<UnitId[]> => {
  const rows: { unitId: UnitId }[] = await em.query('select unit_id as "unitId" from guard.units_serving($1)', [caseId]);
  return rows.map(({ unitId }) => unitId);
};

/**
 * Everybody who answers for the case hears of a decision, but for the unit that took it. Who serves the person hears that the status changed,
 * and reads of it what its categories allow: what it gives depends on no decision, and ends with none (domain.md section 2).
 */
export const onIdentificationDecided: EventHandler = {
  kind: 'identification-decided',
  name: 'identification.on-decided',
  handle: async (em, event) => {
    const rows: { caseId: CaseId; decision: string; unitId: UnitId }[] = await em.query(
      'select case_id as "caseId", decision, recorded_unit_id as "unitId" from identification_decision where id = $1',
      [event.subjectId],
    );
    for (const { caseId, decision, unitId: recordedBy } of rows) {
      const others = (await answering(em, caseId)).filter((other) => other !== recordedBy);
      const notices: Notice[] = others.map((other) => ({
        unitId: other,
        role: null,
        kind: 'identification-decided',
        referralId: null,
        caseId,
        subjectId: event.subjectId,
        details: { decision },
      }));
      for (const unitId of await serving(em, caseId)) {
        if (unitId !== recordedBy)
          notices.push({ unitId, role: null, kind: 'identification-changed', referralId: null, caseId, details: {} });
      }
      await tell(em, `event|${event.id}|identification.on-decided`, notices);
    }
  },
};

/** The first decision is owed: its police are reminded, then its supervisors told, then the coordination desk hears how many units owe one. */
export const escalateIdentification: Escalate = async (em, { subjectId, step }) => {
  const caseId = subjectId as CaseId;
  const owing: Owing[] = await em.query('select unit_id as "unitId", governorate, police from guard.owes_identification($1)', [caseId]);
  const police = owing.filter((one) => one.police);
  const told = police.length > 0 ? police : owing;
  if (told.length === 0) return null;
  return async () => {
    const notices: Notice[] = [];
    if (step === 'tell-coordinator') {
      for (const { unitId, governorate } of told) {
        const desk = await findCoordinationDesk(em, governorate);
        // The desk hears that a decision is late and whose it is; the case need not be its own.
        if (desk !== null) {
          notices.push({ unitId: desk, role: 'case-coordinator', kind: 'identification-escalated', referralId: null, details: { unitId } });
        }
      }
      return notices.slice(0, 1);
    }
    const kind = step === 'remind-desk' ? 'identification-reminder' : 'identification-overdue';
    for (const { unitId } of told) notices.push(await toLeaders(em, unitId, kind, { caseId, details: {} }));
    return notices;
  };
};

/** A period comes to its end, or has come to it; a paused one is asked after. The subject is the change that set this end: one set anew has reminders of its own. */
export const escalateReflection: Escalate = async (em, { subjectId, step }) => {
  const rows: { id: string; caseId: CaseId; endsOn: string; paused: boolean }[] = await em.query(
    `select id, case_id as "caseId", ends_on::text as "endsOn", status = 'paused' as paused from reflection_period
      where change_id = $1 and status in ('running', 'paused')`,
    [subjectId],
  );
  const [period] = rows;
  if (period === undefined) return null;
  const { id, caseId, endsOn, paused } = period;
  const over = step === 'alert' && !paused;
  const kind = paused ? 'reflection-paused' : over ? 'reflection-ended' : 'reflection-ending';
  if (over) await em.query('select guard.end_reflection($1)', [subjectId]);
  return async () => {
    const notices: Notice[] = [];
    for (const unitId of await answering(em, caseId)) {
      notices.push(await toLeaders(em, unitId, kind, { caseId, subjectId: id, details: { endsOn } }));
    }
    return notices;
  };
};
