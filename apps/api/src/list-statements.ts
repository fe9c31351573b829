import type { CaseId, ReferralId, UnitId, UserId } from '@himaya/domain';
import { ownStatement, requestsStatement, reviewedStatement, waitingStatement } from './break-glass';
import { caseListStatement, caseReadStatement, timelineStatement } from './cases';
import { documentListStatement } from './documents';
import { unitsForStatement } from './directory';
import { duplicateListStatement, linkListStatement } from './matches';
import { notificationListStatement, unreadCountStatement } from './notifications';
import { overridesOfCaseStatement, overridesToApproveStatement } from './overrides';
import { messageListStatement, referralListStatement } from './referrals';
import { transferListStatement, transfersOfCaseStatement } from './transfers';

/** One statement that reads a list or a whole case, with parameters for a unit, one of its users, one of its cases and one of its referrals. */
export interface ListStatement {
  readonly name: string;
  readonly sql: string;
  readonly values: unknown[];
}

/** Every list and case read, as the stores send it; a test reads their plans and refuses what grows with the table. */
export function listStatements(unitId: UnitId, userId: UserId, caseId: CaseId, referralId: ReferralId): ListStatement[] {
  const all = { status: null, governorate: null, step: null, ids: null, after: null, limit: 20 } as const;
  const later = ['2026-01-01 00:00:00+00', '00000000-0000-0000-0000-000000000000'];
  const box = (name: string, filter: Parameters<typeof referralListStatement>[1]): ListStatement => ({
    name,
    ...referralListStatement(unitId, filter),
  });
  return [
    { name: 'cases', ...caseListStatement(unitId, all) },
    { name: 'cases, next page', ...caseListStatement(unitId, { ...all, after: later }) },
    { name: 'cases by status and governorate', ...caseListStatement(unitId, { ...all, status: 'open', governorate: 'baghdad' }) },
    { name: 'cases at the identification step', ...caseListStatement(unitId, { ...all, step: 'identification' }) },
    { name: 'cases at the shelter step', ...caseListStatement(unitId, { ...all, step: 'shelter' }) },
    { name: 'cases found by a search', ...caseListStatement(unitId, { ...all, ids: [caseId] }) },
    { name: 'one case', sql: caseReadStatement, values: [[unitId, userId], caseId] },
    { name: 'documents of a case', sql: documentListStatement, values: [caseId, 200] },
    { name: 'timeline', sql: timelineStatement(false), values: [caseId, 21] },
    { name: 'timeline, next page', sql: timelineStatement(true), values: [caseId, 21, ...later] },
    { name: 'duplicates', ...duplicateListStatement(unitId, { after: null, limit: 20 }) },
    { name: 'duplicates, next page', ...duplicateListStatement(unitId, { after: later, limit: 20 }) },
    { name: 'links of a case', sql: linkListStatement, values: [caseId] },
    ...(['incoming', 'outgoing'] as const).flatMap((side) => [
      box(`${side} by due time`, { box: side, statuses: ['requested', 'received'], after: null, limit: 20 }),
      box(`${side} by due time, next page`, { box: side, statuses: ['requested'], after: later, limit: 20 }),
      box(`${side}, newest first`, { box: side, statuses: null, after: null, limit: 20 }),
      box(`${side}, newest first, next page`, { box: side, statuses: ['completed'], after: later, limit: 20 }),
    ]),
    ...(['incoming', 'outgoing'] as const).flatMap((side) => [
      { name: `transfers ${side}`, ...transferListStatement(unitId, { box: side, status: 'offered', after: null, limit: 20 }) },
      { name: `transfers ${side}, next page`, ...transferListStatement(unitId, { box: side, status: null, after: later, limit: 20 }) },
    ]),
    {
      name: 'incoming, taken by me',
      ...referralListStatement(unitId, { box: 'incoming', statuses: ['received'], takenBy: userId, after: null, limit: 20 }),
    },
    { name: 'desks for a service', sql: unitsForStatement, values: ['shelter', ['women', 'families']] },
    { name: 'thread', ...messageListStatement({ referralId, after: null, limit: 20 }) },
    { name: 'thread, next page', ...messageListStatement({ referralId, after: later, limit: 20 }) },
    { name: 'transfers of a case', sql: transfersOfCaseStatement, values: [caseId] },
    { name: 'overrides of a case', sql: overridesOfCaseStatement, values: [caseId] },
    { name: 'overrides to approve', ...overridesToApproveStatement(unitId, userId) },
    { name: 'own emergency accesses', ...ownStatement(userId, { after: null, limit: 20 }) },
    { name: 'own emergency accesses, next page', ...ownStatement(userId, { after: later, limit: 20 }) },
    { name: 'emergency accesses asked for', ...requestsStatement(unitId, userId) },
    { name: 'emergency accesses to review', ...waitingStatement({ after: null, limit: 20 }) },
    { name: 'emergency accesses reviewed', ...reviewedStatement({ after: null, limit: 20 }) },
    { name: 'notifications', ...notificationListStatement(unitId, { unread: false, after: null, limit: 20 }) },
    { name: 'notifications, next page', ...notificationListStatement(unitId, { unread: false, after: later, limit: 20 }) },
    { name: 'notifications unread', ...notificationListStatement(unitId, { unread: true, after: null, limit: 20 }) },
    { name: 'how many notifications are unread', ...unreadCountStatement(unitId, 51) },
  ];
}
