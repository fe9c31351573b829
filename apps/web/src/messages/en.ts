import account from './en/account.json';
import audit from './en/audit.json';
import caseRecord from './en/case-record.json';
import cases from './en/cases.json';
import common from './en/common.json';
import consents from './en/consents.json';
import directory from './en/directory.json';
import names from './en/names.json';
import notifications from './en/notifications.json';
import people from './en/people.json';
import person from './en/person.json';
import problems from './en/problems.json';
import queue from './en/queue.json';
import referralCodes from './en/referral-codes.json';
import referrals from './en/referrals.json';
import sharing from './en/sharing.json';
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
