import { expect, it } from 'vitest';
import type { NotificationKind, NotificationView } from '@himaya/domain';
import { placeOf } from './place-of-notice';

const subjectId = '66666666-6666-4666-8666-666666666666';
const nobody = { reviews: false, decides: false, reports: false, coordinates: false };

it.each<[NotificationKind, string]>([
  ['meeting-minutes-waiting', `/meetings/${subjectId}`],
  ['meeting-decisions-overdue', `/meetings/${subjectId}`],
  ['meeting-decision-given', '/meetings/own'],
  ['meeting-decision-overdue', '/meetings/own'],
  ['member-account-asked', '/plan/accounts'],
  ['member-account-found', '/plan/accounts'],
  ['member-account-replied', '/plan/scorecards'],
  ['member-account-unanswered', '/plan/scorecards'],
  ['committee-report-overdue', '/committee-reports'],
  ['quarter-report-overdue', '/committee-reports'],
  ['year-report-overdue', '/committee-reports'],
  ['legal-hold-asked', '/retention'],
  ['legal-hold-review', '/retention'],
  ['erasure-proposed', '/retention'],
  ['care-copy-owed', `/care/${subjectId}`],
  ['legal-copy-owed', `/legal-matters/${subjectId}`],
  ['placement-copy-owed', `/placements/${subjectId}`],
  ['programme-copy-owed', `/programmes/${subjectId}`],
  ['return-copy-owed', `/repatriations/${subjectId}`],
])('%s leads to %s, where something can be done about it', (kind, place) => {
  const notice = { kind, subjectId, referralId: null, caseId: null, details: {} } as unknown as NotificationView;
  expect(placeOf(notice, nobody)).toBe(place);
});
