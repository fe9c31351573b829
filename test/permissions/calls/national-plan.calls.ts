import { randomUUID } from 'node:crypto';
import { jpeg } from '../../support/files';
import { evidenceForm } from '../../support/plan-room';
import { empty, first, type Calls } from './call';

const nowhere = (): string => randomUUID();

/** An activity of a plan that there is not: nothing is written by asking. */
const activity = {
  titleAr: 'نشاط', titleEn: 'Activity', startsOn: '2026-01-01', endsOn: null, implementers: ['ministry-of-justice'], feed: 'report', measures: ['training-courses'],
}; // prettier-ignore
const ofPlan = { id: () => 'p1999', version: first };
const ofActivity = { id: () => 'p1999-1.01', version: first };

export const nationalPlanCalls: Calls = {
  'GET /plan/menu': {},
  'GET /plan/scorecards': { query: () => 'half=2026-H1' },
  'GET /plan/accounts': { query: () => 'half=2026-H1' },
  // A half-year that never ends here: whoever may ask or evaluate is told so, and nothing is made.
  'POST /plan/accounts': { body: () => ({ half: '2099-H2', agencyId: 'ministry-of-justice', questions: 'x' }) },
  'POST /plan/accounts/:id/reply': { id: nowhere, version: first, body: () => ({ reply: 'x' }) },
  'POST /plan/accounts/:id/finding': { id: nowhere, version: first, body: () => ({ finding: 'met', text: 'x' }) },
  'GET /plan/evaluations': { query: () => 'half=2026-H1' },
  'POST /plan/evaluations': { body: () => ({ half: '2099-H2', agencyId: 'ministry-of-justice', after: 0, result: 'met', text: 'x' }) },
  'GET /plan/overdue': {},
  'POST /plan/drafts': { body: () => ({ from: 'p1999', year: new Date().getUTCFullYear() + 1 }) },
  'POST /plan/drafts/:id/proposal': { ...ofPlan, body: empty },
  'POST /plan/drafts/:id/discarding': { ...ofPlan, body: empty },
  'POST /plan/drafts/:id/resumption': { ...ofPlan, body: empty },
  'POST /plan/drafts/:id/decision': { ...ofPlan, body: () => ({ decision: 'adopt' }) },
  'POST /plan/activities': { version: first, body: () => ({ ...activity, plan: 'p1999', axis: 1 }) },
  'POST /plan/activities/:id/versions': { ...ofActivity, body: () => ({ ...activity, retired: false }) },
  'POST /plan/activities/:id/target': { ...ofActivity, body: () => ({ target: 40 }) },
  'POST /plan/activities/:id/decision': { ...ofActivity, body: () => ({ decision: 'accept' }) },
  'GET /plan/activities': { query: () => 'plan=s2023&axis=1' },
  'GET /plan/reports': { query: () => 'limit=100' },
  'POST /plan/reports': { body: () => ({ month: '2026-01-01' }) },
  'GET /plan/reports/:id': { id: nowhere },
  'POST /plan/reports/:id/entries': {
    id: nowhere,
    version: first,
    body: () => ({ entries: [{ activityId: 's2023-1.01', progress: 'under-way', figures: [1, 2], evidence: '12/2026', obstacles: [] }] }),
  },
  'GET /plan/reports/:id/evidence': { id: nowhere },
  'POST /plan/reports/:id/evidence': { id: nowhere, multipart: true, body: () => evidenceForm('s2023-1.01', { bytes: jpeg() }) },
  'GET /plan/evidence/:id/content': { id: nowhere },
  'POST /plan/evidence/:id/retraction': { id: nowhere, version: first, body: () => ({ reason: 'wrong-file' }) },
  'POST /plan/evidence/:id/removal': { id: nowhere, version: first, body: empty },
  'POST /plan/reports/:id/submission': { id: nowhere, version: first, body: empty },
  'POST /plan/reports/:id/review': { id: nowhere, version: first, body: () => ({ review: 'accept' }) },
};
