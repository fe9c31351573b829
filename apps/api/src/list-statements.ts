import { dutyKinds, maskOf, type CaseId, type ReferralId, type UnitId, type UserId } from '@himaya/domain';
import { ownStatement, requestsStatement, reviewedStatement, waitingStatement } from './break-glass';
import { concernStatements } from './concerns';
import { casePlanStatement, planReviewsStatement } from './case-plans';
import { caseListStatement, caseReadStatement, timelineStatement } from './cases';
import { courtAssignmentsStatement } from './court-assignments';
import { policeAssignmentsStatement } from './police-assignments';
import { documentListStatement } from './documents';
import { decisionsStatement, reflectionListStatement, reflectionsStatement, undecidedStatement } from './identification';
import { unitsForStatement } from './directory';
import { duplicateListStatement, linkListStatement } from './matches';
import { liveNoticesStatement, liveQueueStatement, notificationListStatement, unreadCountStatement } from './notifications';
import { overridesOfCaseStatement, overridesToApproveStatement } from './overrides';
import { tasksOfCaseStatement, workListStatement } from './tasks';
import {
  dayStatement,
  interpreterListStatement,
  interpretersStatement,
  sessionEventsStatement,
  sessionListStatement,
  sessionsOfInterpreterStatement,
  sessionsOfReferralStatement,
  undertakingsStatement,
  unsuitedStatement,
} from './interpretation';
import {
  appointmentListStatement,
  appointmentsOfCareStatement,
  careListStatement,
  chargedStatement,
  courtReportsStatement,
  disclosuresStatement,
  encountersStatement,
  medicationStatement,
  reportsStatement,
  traumaStatement,
} from './health-care';
import { legalStatements } from './legal-aid';
import { reintegrationStatements } from './reintegration';
import { proceedingStatements } from './proceedings';
import { custodyListStatement } from './custody-returns';
import { portalStatements } from './portal';
import { releaseStatements } from './releases';
import { meetingStatements } from './meetings';
import { accountabilityStatements } from './accountability';
import { committeeReportStatements } from './reports';
import { contributionStatements } from './contributions';
import { activityMonthsStatement, planActivitiesStatement, planEvidenceStatement, planReportListStatement } from './plan';
import { repatriationStatements } from './repatriation';
import { belongingsStatement, eventsStatement, housesStatement, incidentsStatement, placementListStatement } from './placements';
import {
  copiedConsentsStatement,
  copiedReferralsStatement,
  copyFilesStatement,
  copyFileStatement,
  copyPartsStatement,
  ownCopiesStatement,
} from './own-copies';
import { rightsOfCaseStatement, rightsOwedStatement } from './rights';
import { safeguardListStatement } from './safeguards';
import { needListStatement } from './needs';
import { abroadListStatement } from './abroad';
import { afterCareStatement, closuresStatement, openReferralsStatement } from './closures';
import { missingListStatement, missingReviewsStatement } from './missing';
import { riskListStatement } from './risk';
import { bestInterestsListStatement, guardianshipListStatement } from './child-safeguards';
import { screeningStatement } from './screening';
import { messageListStatement, namedRecordsStatement, referralListStatement } from './referrals';
import { transferListStatement, transfersOfCaseStatement } from './transfers';

/** One statement that reads a list or a whole case, with parameters for a unit, one of its users, one of its cases and one of its referrals. */
export interface ListStatement {
  readonly name: string;
  readonly sql: string;
  readonly values: unknown[];
}

/** Every list and case read, as the stores send it; a test reads their plans and refuses what grows with the table. */
export function listStatements(unitId: UnitId, userId: UserId, caseId: CaseId, referralId: ReferralId): ListStatement[] {
  const all = { status: null, governorate: null, step: null, assignee: null, ids: null, after: null, limit: 20 } as const;
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
    { name: 'cases of a colleague', ...caseListStatement(unitId, { ...all, assignee: userId }) },
    { name: 'cases of people gone missing', ...caseListStatement(unitId, { ...all, alert: 'missing' }) },
    { name: 'cases of nobody', ...caseListStatement(unitId, { ...all, assignee: 'nobody' }) },
    { name: 'cases found by a search', ...caseListStatement(unitId, { ...all, ids: [caseId] }) },
    { name: 'one case', sql: caseReadStatement, values: [[unitId, userId], caseId] },
    { name: 'documents of a case', sql: documentListStatement, values: [caseId, 200] },
    { name: 'decisions of a case', sql: decisionsStatement, values: [caseId] },
    { name: 'reflection periods of a case', sql: reflectionsStatement, values: [caseId] },
    { name: 'safeguards of a case', sql: safeguardListStatement, values: [caseId] },
    { name: 'courts of a case', sql: courtAssignmentsStatement, values: [caseId] },
    { name: 'police of a case', sql: policeAssignmentsStatement, values: [caseId] },
    { name: 'undecided cases', ...undecidedStatement(unitId, { governorate: null, after: null, limit: 20 }) },
    { name: 'undecided cases of a governorate', ...undecidedStatement(unitId, { governorate: 'baghdad', after: null, limit: 20 }) },
    { name: 'undecided cases, next page', ...undecidedStatement(unitId, { governorate: null, after: later, limit: 20 }) },
    { name: 'reflection periods', ...reflectionListStatement(unitId, { after: null, limit: 20 }) },
    { name: 'reflection periods, next page', ...reflectionListStatement(unitId, { after: ['2026-01-01', later[1]!], limit: 20 }) },
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
    { name: 'named records of a referral', sql: namedRecordsStatement, values: [referralId] },
    { name: 'thread', ...messageListStatement({ referralId, after: null, limit: 20 }) },
    { name: 'thread, next page', ...messageListStatement({ referralId, after: later, limit: 20 }) },
    { name: 'transfers of a case', sql: transfersOfCaseStatement, values: [caseId] },
    ...(['mine', 'unassigned', 'unit'] as const).flatMap((view) => [
      {
        name: `work, ${view}`,
        ...workListStatement(unitId, [userId, userId], { view, duties: dutyKinds.codes, from: null, to: null, after: null, limit: 20 }),
      },
      {
        name: `work, ${view}, next page`,
        ...workListStatement(unitId, [userId, userId], {
          view,
          duties: dutyKinds.codes,
          from: new Date(later[0]!),
          to: null,
          after: later,
          limit: 20,
        }),
      },
    ]),
    { name: 'tasks of a case', sql: tasksOfCaseStatement, values: [caseId, 50] },
    { name: 'overrides of a case', sql: overridesOfCaseStatement, values: [caseId] },
    { name: 'overrides to approve', ...overridesToApproveStatement(unitId, userId) },
    { name: 'screening of a case', sql: screeningStatement, values: [caseId, 100] },
    { name: 'risk assessments of a case', sql: riskListStatement, values: [caseId, 100] },
    { name: 'needs of a case', sql: needListStatement, values: [caseId, 200] },
    { name: 'missing alerts of a case', sql: missingListStatement, values: [caseId, 100] },
    { name: 'missing reviews of a case', sql: missingReviewsStatement, values: [caseId, 100] },
    { name: 'closings of a case', sql: closuresStatement, values: [caseId, 50] },
    { name: 'transfers abroad of a case', sql: abroadListStatement, values: [caseId, 50] },
    { name: 'open referrals of a case', sql: openReferralsStatement, values: [caseId, 50] },
    { name: 'after-care', ...afterCareStatement(unitId, { after: null, limit: 20 }) },
    { name: 'after-care, next page', ...afterCareStatement(unitId, { after: later, limit: 20 }) },
    { name: 'plan of a case', sql: casePlanStatement, values: [caseId, 50] },
    { name: 'plan reviews of a case', sql: planReviewsStatement, values: [caseId] },
    { name: 'determinations of a case', sql: bestInterestsListStatement, values: [caseId, 100] },
    { name: 'guardianships of a case', sql: guardianshipListStatement, values: [caseId, 100] },
    { name: 'own emergency accesses', ...ownStatement(userId, { after: null, limit: 20 }) },
    { name: 'own emergency accesses, next page', ...ownStatement(userId, { after: later, limit: 20 }) },
    { name: 'emergency accesses asked for', ...requestsStatement(unitId, userId) },
    { name: 'emergency accesses to review', ...waitingStatement({ after: null, limit: 20 }) },
    { name: 'emergency accesses reviewed', ...reviewedStatement({ after: null, limit: 20 }) },
    ...concernStatements(userId, [unitId, 'police:baghdad'], caseId),
    { name: 'notifications', ...notificationListStatement(unitId, { unread: false, after: null, limit: 20 }) },
    { name: 'notifications, next page', ...notificationListStatement(unitId, { unread: false, after: later, limit: 20 }) },
    { name: 'notifications unread', ...notificationListStatement(unitId, { unread: true, after: null, limit: 20 }) },
    { name: 'how many notifications are unread', ...unreadCountStatement(unitId, 51) },
    { name: 'what a live page sees of notices', ...liveNoticesStatement(unitId) },
    { name: 'what a live page sees of the queue', ...liveQueueStatement(unitId) },
    { name: 'rights told in a case', sql: rightsOfCaseStatement, values: [caseId] },
    { name: 'own copies of a case', sql: ownCopiesStatement, values: [caseId] },
    { name: 'copy parts from a room', sql: copyPartsStatement, values: [caseId, maskOf('health')] },
    { name: 'the file of a copy part', sql: copyFileStatement, values: [caseId] },
    { name: 'care of a person, for a copy part', sql: copyFilesStatement(maskOf('health')), values: [caseId] },
    { name: 'matters of a person, for a copy part', sql: copyFilesStatement(maskOf('legal')), values: [caseId] },
    { name: 'consents on a copy', sql: copiedConsentsStatement, values: [caseId] },
    { name: 'referrals on a copy', sql: copiedReferralsStatement, values: [caseId] },
    ...(['waiting', 'ended'] as const).flatMap((status) => [
      { name: `placements ${status}`, ...placementListStatement(unitId, { status, after: null, limit: 20 }) },
      {
        name: `placements ${status}, next page`,
        ...placementListStatement(unitId, { status, after: status === 'ended' ? later : ['1', ...later], limit: 20 }),
      },
    ]),
    ...(['planned', 'active', 'finished'] as const).flatMap((status) => [
      { name: `care ${status}`, ...careListStatement(unitId, { status, after: null, limit: 20 }) },
      { name: `care ${status}, next page`, ...careListStatement(unitId, { status, after: later, limit: 20 }) },
    ]),
    ...[null, userId].flatMap((clinicianId) => {
      const name = clinicianId === null ? 'the calendar of appointments' : 'appointments of one member';
      const span = { from: new Date(0), to: new Date('2035-01-01'), clinicianId, limit: 20 };
      return [
        { name, ...appointmentListStatement(unitId, { ...span, after: null }) },
        { name: `${name}, next page`, ...appointmentListStatement(unitId, { ...span, after: later }) },
      ];
    }),
    { name: 'visits that were charged', ...chargedStatement(unitId, { after: null, limit: 20 }) },
    { name: 'appointments of a care', sql: appointmentsOfCareStatement, values: [caseId] },
    { name: 'sheets about trauma of a care', sql: traumaStatement, values: [caseId] },
    { name: 'medicines of a care', sql: medicationStatement, values: [caseId] },
    { name: 'reports of a care', sql: reportsStatement, values: [caseId] },
    { name: 'disclosures of a report', sql: disclosuresStatement, values: [caseId] },
    { name: 'reports before a court', ...courtReportsStatement(unitId, { after: null, limit: 20 }) },
    { name: 'visits of a care', sql: encountersStatement, values: [caseId] },
    ...legalStatements(unitId, caseId, later),
    ...reintegrationStatements(unitId, caseId, later),
    ...proceedingStatements(unitId, caseId, later),
    { name: 'custody returns', ...custodyListStatement({ after: null, limit: 20 }) },
    { name: 'activities of a plan', ...planActivitiesStatement('many', { axis: null, agency: null, activity: null }) },
    { name: 'accepted months of an activity', ...activityMonthsStatement('many-1') },
    { name: 'evidence of a report', sql: planEvidenceStatement, values: [later[1]!, 500] },
    { name: 'plan reports', ...planReportListStatement({ status: null, after: null, limit: 20 }) },
    { name: 'plan reports, next page', ...planReportListStatement({ status: null, after: ['2026-01-01', later[1]!], limit: 20 }) },
    { name: 'custody returns, next page', ...custodyListStatement({ after: ['2026-01-05', ...later], limit: 20 }) },
    ...releaseStatements(caseId, later),
    ...portalStatements(caseId, later),
    ...accountabilityStatements,
    ...committeeReportStatements(caseId, later),
    ...meetingStatements(caseId),
    ...contributionStatements(later),
    ...repatriationStatements(unitId, caseId, later),
    { name: 'belongings of a placement', sql: belongingsStatement, values: [caseId] },
    { name: 'incidents of a placement', sql: incidentsStatement, values: [caseId] },
    { name: 'history of a placement', sql: eventsStatement, values: [caseId] },
    { name: 'houses of a unit', sql: housesStatement, values: [unitId, null] },
    { name: 'interpreters', ...interpreterListStatement(unitId, { status: 'active', after: null, limit: 20 }) },
    {
      name: 'interpreters who are free, next page',
      ...interpreterListStatement(unitId, {
        status: 'active',
        language: 'tl',
        governorate: 'baghdad',
        sex: 'female',
        free: { from: later[0]!, to: later[0]! },
        after: ['3', later[1]!],
        limit: 20,
      }),
    },
    { name: 'interpreters by id', sql: interpretersStatement, values: [[caseId]] },
    { name: 'undertakings of an interpreter', sql: undertakingsStatement, values: [caseId] },
    { name: 'sessions of an interpreter', sql: sessionsOfInterpreterStatement, values: [caseId] },
    ...(['planned', 'held'] as const).flatMap((status) => [
      { name: `sessions ${status}`, ...sessionListStatement(unitId, { status, after: null, limit: 20 }) },
      { name: `sessions ${status}, next page`, ...sessionListStatement(unitId, { status, after: later, limit: 20 }) },
    ]),
    { name: 'sessions of a day', sql: dayStatement, values: [unitId, '2026-11-27'] },
    { name: 'sessions of a referral', sql: sessionsOfReferralStatement, values: [referralId] },
    { name: 'history of sessions', sql: sessionEventsStatement, values: [[caseId]] },
    { name: 'interpreters unsuited for a case', sql: unsuitedStatement, values: [caseId] },
    { name: 'rights owed', ...rightsOwedStatement(unitId, { after: null, limit: 20 }) },
    { name: 'rights owed, next page', ...rightsOwedStatement(unitId, { after: later, limit: 20 }) },
  ];
}
