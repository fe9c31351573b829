import account from './ckb/account.json';
import audit from './ckb/audit.json';
import caseRecord from './ckb/case-record.json';
import cases from './ckb/cases.json';
import common from './ckb/common.json';
import consents from './ckb/consents.json';
import directory from './ckb/directory.json';
import names from './ckb/names.json';
import notifications from './ckb/notifications.json';
import people from './ckb/people.json';
import person from './ckb/person.json';
import problems from './ckb/problems.json';
import queue from './ckb/queue.json';
import referralCodes from './ckb/referral-codes.json';
import referrals from './ckb/referrals.json';
import sharing from './ckb/sharing.json';
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
