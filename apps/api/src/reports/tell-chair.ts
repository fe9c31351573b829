import type { UnitId } from '@himaya/domain';
import { tell } from '../notifications';
import type { Chore } from '../platform/outbox/chore';
import type { Work } from '../platform/outbox/start-worker';
import { callForReport } from './call-for-report';

interface NoticeRow {
  readonly reportId: string;
  readonly round: number;
  readonly unitId: UnitId;
}

/** Tells the chair's offices of each report that lies before them: once for each time it was proposed, and nothing of what it says. */
export const tellChair: Chore = {
  name: 'tell-chair-of-reports',
  pause: 60_000,
  run: async (database) => {
    await database.transaction(async (em) => {
      const rows: NoticeRow[] = await em.query(
        'select report_id as "reportId", round, unit_id as "unitId" from guard.committee_report_notices()',
      );
      for (const { reportId, round, unitId } of rows)
        await tell(em, `committee-report-proposed|${reportId}|${round}`, [
          { unitId, role: 'committee-chair', kind: 'committee-report-proposed', referralId: null, subjectId: reportId, details: {} },
        ]);
    });
  },
};

/** What this feature has the worker do. */
export const committeeReportWork: Work = { handlers: [], chores: [tellChair, callForReport] };
