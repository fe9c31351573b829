import { who } from '../oracle-table';
import { notThere, right, type Right } from '../rules';

/** A member its own, those who hold it to account every one's. */
const accountReaders = [...who.focalPoints, ...who.secretariat, ...who.chairs];
const evidenceReaders = [...who.focalPoints, ...who.secretariat, ...who.chairs];

/** Section 8: the plan is everybody's who steers by it; a member reports on its own, and the secretariat takes the reports. */
export const nationalPlanRights: Readonly<Record<string, Right>> = {
  'GET /plan/activities': right('self', who.planFollowers),
  'GET /plan/scorecards': right('self', who.overseersOfPlan),
  'GET /plan/accounts': right('self', accountReaders),
  'POST /plan/accounts': right('self', who.chairs, () => '400 body.invalid'),
  'POST /plan/accounts/:id/reply': right('self', who.focalPoints, () => notThere),
  'POST /plan/accounts/:id/finding': right('self', who.chairs, () => notThere),
  'GET /plan/evaluations': right('self', accountReaders),
  'POST /plan/evaluations': right('self', who.secretariat, () => '400 body.invalid'),
  'GET /plan/overdue': right('self', who.overseersOfPlan),
  'GET /plan/menu': right('self', who.secretariat),
  'POST /plan/drafts': right('self', who.secretariat, () => notThere),
  'POST /plan/drafts/:id/proposal': right('self', who.secretariat, () => notThere),
  'POST /plan/drafts/:id/discarding': right('self', who.secretariat, () => notThere),
  'POST /plan/drafts/:id/resumption': right('self', who.secretariat, () => notThere),
  'POST /plan/drafts/:id/decision': right('self', who.chairs, () => notThere),
  'POST /plan/activities': right('self', who.secretariat, () => notThere),
  'POST /plan/activities/:id/versions': right('self', who.secretariat, () => notThere),
  'POST /plan/activities/:id/target': right('self', who.secretariat, () => notThere),
  'POST /plan/activities/:id/decision': right('self', who.chairs, () => notThere),
  'GET /plan/reports': right('self', who.planFollowers),
  'POST /plan/reports': right('self', who.focalPoints),
  // Nobody's: whose they are, is proved where they are made.
  'GET /plan/reports/:id': right('self', who.planFollowers, () => notThere),
  'POST /plan/reports/:id/entries': right('self', who.focalPoints, () => notThere),
  'GET /plan/reports/:id/evidence': right('self', evidenceReaders, () => notThere),
  'POST /plan/reports/:id/evidence': right('self', who.focalPoints, () => notThere),
  'GET /plan/evidence/:id/content': right('self', evidenceReaders, () => notThere),
  'POST /plan/evidence/:id/retraction': right('self', who.focalPoints, () => notThere),
  'POST /plan/evidence/:id/removal': right('self', who.secretariat, () => notThere),
  'POST /plan/reports/:id/submission': right('self', who.focalPoints, () => notThere),
  'POST /plan/reports/:id/review': right('self', who.secretariat, () => notThere),
};
