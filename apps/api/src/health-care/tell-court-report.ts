import type { CaseId, UnitId } from '@himaya/domain';
import { tell } from '../notifications';
import type { EventHandler } from '../platform/outbox/event-handler';
import type { Work } from '../platform/outbox/start-worker';

const name = 'health-care.on-report-given-to-court';

/** A report lies before a court's office: its liaison hears of which case, as long as it can be opened there, and nothing of the report. */
const onReportGiven: EventHandler = {
  kind: 'report-given-to-court',
  name,
  handle: async (em, event) => {
    const [told] = await em.query<{ caseId: CaseId; unitId: UnitId }[]>(
      'select case_id as "caseId", unit_id as "unitId" from guard.court_report_told($1)',
      [event.subjectId],
    );
    if (told === undefined) return;
    const { caseId, unitId } = told;
    await tell(em, `event|${event.id}|${name}`, [
      { unitId, role: 'court-liaison', kind: 'court-report-given', referralId: null, caseId, subjectId: event.subjectId, details: {} },
    ]);
  },
};

/** What this feature has the worker do. */
export const healthCareWork: Work = { handlers: [onReportGiven], chores: [] };
