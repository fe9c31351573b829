import type { AppointmentStatus, CareEpisodeId, UnitId, UserId } from '@himaya/domain';
import { managerRoleOf, type Escalate, type Notice } from '../notifications';

/** What the worker may know of an appointment: whose hour it is; neither the person, nor what for. */
interface Facts {
  readonly careId: CareEpisodeId;
  readonly unitId: UnitId;
  readonly clinicianId: UserId | null;
  readonly status: AppointmentStatus;
}

/** A day before an appointment its clinician is reminded, or the unit; a day after it who leads the unit is told that nobody said whether the person came. */
export const escalateAppointment: Escalate = async (em, { subjectId, step }) => {
  const [facts] = await em.query<Facts[]>(
    'select episode_id as "careId", unit_id as "unitId", clinician_id as "clinicianId", status from guard.appointment_told($1)',
    [subjectId],
  );
  if (facts?.status !== 'planned') return null;
  const { unitId, clinicianId, careId } = facts;
  const notice: Omit<Notice, 'kind'> = { unitId, role: null, referralId: null, subjectId: careId, details: {} };
  if (step === 'remind-desk') {
    return async () => [{ ...notice, kind: 'care-appointment-near', ...(clinicianId === null ? {} : { userId: clinicianId }) }];
  }
  return async () => [{ ...notice, kind: 'care-appointment-unrecorded', role: await managerRoleOf(em, unitId) }];
};
