import { auditCalls } from './audit.calls';
import { accountCalls } from './accounts.calls';
import { administrationCalls } from './administration.calls';
import type { Calls } from './call';
import { caseCalls } from './cases.calls';
import { consentCalls } from './consents.calls';
import { directoryCalls } from './directory.calls';
import { documentCalls } from './documents.calls';
import { emergencyCalls } from './emergency.calls';
import { exchangeCalls } from './exchange.calls';
import { keyCalls } from './keys.calls';
import { matchCalls } from './matches.calls';
import { notificationCalls } from './notifications.calls';
import { overrideCalls } from './overrides.calls';
import { referralCalls } from './referrals.calls';
import { screeningCalls } from './screening.calls';
import { sealCalls } from './seals.calls';

/** Every feature's calls, in the order of the page: a new feature adds its file here. */
export const callsByFeature: Readonly<Record<string, Calls>> = {
  accounts: accountCalls,
  cases: caseCalls,
  consents: consentCalls,
  overrides: overrideCalls,
  referrals: referralCalls,
  seals: sealCalls,
  emergency: emergencyCalls,
  directory: directoryCalls,
  matches: matchCalls,
  notifications: notificationCalls,
  exchange: exchangeCalls,
  documents: documentCalls,
  keys: keyCalls,
  administration: administrationCalls,
  audit: auditCalls,
  screening: screeningCalls,
};

export const allCalls: Calls = Object.assign({}, ...Object.values(callsByFeature)) as Calls;
