import type { NotificationKind, UnitId } from '@himaya/domain';
import type { EntityManager } from 'typeorm';
import { tell } from '../notifications';
import type { Chore } from '../platform/outbox/chore';
import type { Work } from '../platform/outbox/start-worker';

/** Tells every desk of officers; the notice carries the incident's id and what calls, and nothing else. */
async function tellOfficers(
  em: EntityManager,
  cause: string,
  kind: NotificationKind,
  details: Readonly<Record<string, string>>,
): Promise<void> {
  const units: { unitId: UnitId }[] = await em.query('select u as "unitId" from guard.officer_units() u');
  const notices = units.map(({ unitId }) => ({ unitId, role: 'data-protection-officer' as const, kind, referralId: null, details }));
  await tell(em, cause, notices);
}

const kindOfCall = { remind: 'incident-reminder', overdue: 'incident-overdue' } as const;

interface Due {
  readonly incidentId: string;
  readonly clock: string;
  readonly call: keyof typeof kindOfCall;
}

/** Clocks of incidents that call: at half their time and at its end, each once. */
export const sweepIncidentClocks: Chore = {
  name: 'sweep-incident-clocks',
  pause: 10_000,
  run: (database, now) =>
    database.transaction(async (em) => {
      const due: Due[] = await em.query(
        `select incident_id as "incidentId", clock, call from incident_deadline where due_at <= $1 and fired_at is null and stopped_at is null
          order by due_at limit 100 for update skip locked`,
        [now],
      );
      for (const { incidentId, clock, call } of due) {
        await tellOfficers(em, `incident|${incidentId}|${clock}|${call}`, kindOfCall[call], { incidentId, clock });
        await em.query('update incident_deadline set fired_at = $4 where incident_id = $1 and clock = $2 and call = $3', [
          incidentId,
          clock,
          call,
          now,
        ]);
      }
    }),
};

/** What this feature has the worker do. */
export const incidentWork: Work = {
  handlers: [
    {
      kind: 'incident-reported',
      name: 'incidents.tell-officers',
      handle: (em, { subjectId }) => tellOfficers(em, `incident|${subjectId}`, 'incident-reported', { incidentId: subjectId }),
    },
  ],
  chores: [sweepIncidentClocks],
};
