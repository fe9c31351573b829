import type { Asker, Verdict } from './askers';
import { who } from './oracle-table';
import type { MakeRight, Right } from './right';

const notThere: Verdict = '404 not-found';

/** Of the agency's own, and no administrator of one. */
const ofAgency =
  (then: Verdict = 'allowed') =>
  ({ role }: Asker): Verdict =>
    role === 'agency-admin' ? then : notThere;

/** What has no case in it: accounts, units, leaves, access reviews, and the officer's own ground. */
export const officeRights = (right: MakeRight): Readonly<Record<string, Right>> => ({
  // Section 1, "users and units of the own agency"; the system's administrator looks after administrators only, and none is asked for here.
  'GET /users': right('self', who.administrators),
  'POST /users/search': right('self', who.administrators),
  'GET /users/:id': right('self', who.administrators, ofAgency()),
  'POST /users': right('self', who.administrators, ofAgency()),
  'PATCH /users/:id': right('self', who.administrators, ofAgency()),
  'POST /users/:id/roles': right('self', who.administrators, ofAgency()),
  'POST /users/:id/role-revocations': right('self', who.administrators, ofAgency()),
  'POST /users/:id/disabling': right('self', who.administrators, ofAgency()),
  'POST /users/:id/enabling': right('self', who.administrators, ofAgency('409 user.not-disabled')),
  'POST /users/:id/password-reset': right('self', who.administrators, ofAgency()),
  'GET /users/:id/delegates': right('self', who.administrators),
  'POST /users/:id/leaves': right('self', who.administrators, ofAgency()),
  'GET /agency/units': right('self', who.administrators),
  'GET /agency/units/:id': right('self', who.administrators, ofAgency()),
  'POST /agency/units': right('self', ['agency-admin']),
  'PATCH /agency/units/:id': right('self', ['agency-admin']),
  'POST /agency/units/:id/closure': right('self', ['agency-admin']),
  'GET /leaves': right('self', who.everybody),
  'GET /leaves/delegates': right('self', who.everybody),
  'POST /leaves': right('self', who.everybody),
  'POST /leaves/:id/cancellation': right('self', who.everybody, () => notThere),
  'GET /access-reviews': right('self', who.reviewers),
  'POST /access-reviews/decisions': right('self', who.reviewers, () => notThere),
  'GET /access-reviews/counts': right('self', ['data-protection-officer']),
  'GET /access-reviews/unreviewed': right('self', ['data-protection-officer']),
  // The officer's own ground: nothing of it hangs on a relation to a case.
  'GET /audit/events': right('self', who.officers),
  'GET /audit/anomalies': right('self', who.officers),
  'POST /audit/anomalies/:id/review': right('self', who.officers, () => notThere),
  'GET /audit/anomaly-rules': right('self', who.officers),
  'PATCH /audit/anomaly-rules': right('self', who.officers, () => '412 conflict'),
  'GET /audit/export': right('self', who.officers),
  'POST /incidents': right('self', who.everybody),
  'GET /incidents': right('self', who.officers),
  'GET /incidents/:id': right('self', who.officers, () => notThere),
  'POST /incidents/:id/steps': right('self', who.officers, () => notThere),
});
