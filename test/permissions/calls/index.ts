import { auditCalls } from './audit.calls';
import { accountCalls } from './accounts.calls';
import { administrationCalls } from './administration.calls';
import type { Calls } from './call';
import { caseCalls } from './cases.calls';
import { closureCalls } from './closures.calls';
import { concernCalls } from './concerns.calls';
import { consentCalls } from './consents.calls';
import { directoryCalls } from './directory.calls';
import { documentCalls } from './documents.calls';
import { emergencyCalls } from './emergency.calls';
import { exchangeCalls } from './exchange.calls';
import { healthCareCalls } from './health-care.calls';
import { identificationCalls } from './identification.calls';
import { keyCalls } from './keys.calls';
import { matchCalls } from './matches.calls';
import { feedbackCalls, notificationCalls, rightsCalls } from './notifications.calls';
import { overrideCalls } from './overrides.calls';
import { interpretationCalls } from './interpretation.calls';
import { legalCalls } from './legal-aid.calls';
import { reintegrationCalls } from './reintegration.calls';
import { proceedingCalls } from './proceedings.calls';
import { nationalPlanCalls } from './national-plan.calls';
import { repatriationCalls } from './repatriation.calls';
import { retentionCalls } from './retention.calls';
import { placementCalls } from './placements.calls';
import { paperCalls } from './papers.calls';
import { portalCalls } from './portal.calls';
import { meetingCalls } from './meetings.calls';
import { reportCalls } from './reports.calls';
import { referralCalls } from './referrals.calls';
import { releaseCalls } from './releases.calls';
import { screeningCalls } from './screening.calls';
import { sealCalls } from './seals.calls';
import { taskCalls } from './tasks.calls';

/** Every feature's calls, in the order of the page: a new feature adds its file here. */
export const callsByFeature: Readonly<Record<string, Calls>> = {
  accounts: accountCalls,
  cases: caseCalls,
  concerns: concernCalls,
  consents: consentCalls,
  overrides: overrideCalls,
  referrals: referralCalls,
  seals: sealCalls,
  emergency: emergencyCalls,
  directory: directoryCalls,
  matches: matchCalls,
  notifications: notificationCalls,
  rights: rightsCalls,
  feedback: feedbackCalls,
  exchange: exchangeCalls,
  documents: documentCalls,
  papers: paperCalls,
  'health care': healthCareCalls,
  identification: identificationCalls,
  keys: keyCalls,
  administration: administrationCalls,
  audit: auditCalls,
  tasks: taskCalls,
  screening: screeningCalls,
  placements: placementCalls,
  interpretation: interpretationCalls,
  'legal aid': legalCalls,
  reintegration: reintegrationCalls,
  proceedings: proceedingCalls,
  repatriation: repatriationCalls,
  retention: retentionCalls,
  closures: closureCalls,
  releases: releaseCalls,
  portal: portalCalls,
  reports: reportCalls,
  meetings: meetingCalls,
  'national plan': nationalPlanCalls,
};

export const allCalls: Calls = Object.assign({}, ...Object.values(callsByFeature)) as Calls;
