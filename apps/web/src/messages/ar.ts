import account from './ar/account.json';
import audit from './ar/audit.json';
import caseRecord from './ar/case-record.json';
import cases from './ar/cases.json';
import common from './ar/common.json';
import consents from './ar/consents.json';
import directory from './ar/directory.json';
import names from './ar/names.json';
import notifications from './ar/notifications.json';
import people from './ar/people.json';
import person from './ar/person.json';
import problems from './ar/problems.json';
import queue from './ar/queue.json';
import referralCodes from './ar/referral-codes.json';
import referrals from './ar/referrals.json';
import sharing from './ar/sharing.json';
import type { Messages } from '../platform/i18n';

export const messages: Messages = {
  ...account,
  ...audit,
  ...caseRecord,
  ...cases,
  ...common,
  ...consents,
  ...directory,
  ...names,
  ...notifications,
  ...people,
  ...person,
  ...problems,
  ...queue,
  ...referralCodes,
  ...referrals,
  ...sharing,
};
