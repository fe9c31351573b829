import { meetingProblems } from '../meetings/problems';
import { planProblems } from '../plan/problems';
import { portalProblems } from '../portal/problems';
import { committeeReportProblems } from '../reports/problems';

/** What is refused to those who steer: the plan, the committee's meetings and reports, the portal. */
export const steeringProblems = [...planProblems, ...portalProblems, ...committeeReportProblems, ...meetingProblems] as const;
