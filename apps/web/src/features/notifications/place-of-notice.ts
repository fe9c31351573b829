import type { NotificationView } from '@himaya/domain';

/** The page where something can be done about it, or null. */
export function placeOf(
  { kind, referralId, caseId, subjectId, details }: NotificationView,
  { reviews, decides, reports, coordinates }: Readonly<Record<'reviews' | 'decides' | 'reports' | 'coordinates', boolean>>,
): string | null {
  if (kind === 'emergency-asked') return '/emergency';
  // Whoever leads the asker's unit is told of a case that is not theirs to open; the responsible unit is told by which unit.
  if (kind.startsWith('emergency-') && caseId) return 'unitId' in details ? `/cases/${caseId}` : null;
  if (kind.startsWith('emergency-')) return reviews ? `/emergency/reviews/${subjectId}` : '/emergency';
  if (kind.startsWith('transfer-') && subjectId) return `/transfers/${subjectId}`;
  if (kind.startsWith('care-') && subjectId) return `/care/${subjectId}`;
  if (/^(legal-hold|erasure)-/.test(kind)) return '/retention';
  if (/^(lawyer|legal|residence)-/.test(kind) && subjectId) return `/legal-matters/${subjectId}`;
  if (kind === 'court-report-given') return '/court-reports';
  if (kind.startsWith('programme-') && subjectId) return `/programmes/${subjectId}`;
  if (kind.startsWith('return-') && subjectId) return `/repatriations/${subjectId}`;
  if (kind.startsWith('placement-') && subjectId) return `/placements/${subjectId}`;
  if (kind.startsWith('interpretation-') && subjectId) return `/interpretation/sessions/${subjectId}`;
  if (kind.startsWith('undertaking-')) return `/interpretation/interpreters/${subjectId}`;
  if (kind.startsWith('plan-report-')) return '/plan/reports';
  if (kind === 'committee-report-proposed') return `/committee-reports/${subjectId}`;
  if (kind === 'member-account-asked' || kind === 'member-account-found') return '/plan/accounts';
  if (kind === 'member-account-replied' || kind === 'member-account-unanswered') return '/plan/scorecards';
  if (/^(committee|quarter|year)-report-overdue$/.test(kind)) return '/committee-reports';
  if (kind.startsWith('meeting-decision-')) return '/meetings/own';
  if (kind.startsWith('meeting-')) return `/meetings/${subjectId}`;
  if (kind === 'plan-reports-overdue') return '/plan/scorecards';
  if (kind === 'new-device') return '/account/protection';
  if (kind === 'concern-handled') return reports ? '/report' : null;
  if (kind === 'labour-matter-arrived') return `/labour-matters/${subjectId}`;
  if (kind.startsWith('concern-') || kind === 'labour-matter-returned') return subjectId ? `/concerns/${subjectId}` : null;
  if (kind === 'caseload-received') return '/cases?status=open&assignee=me';
  if (kind === 'possible-match') return '/matches?tab=possible';
  if (decides && ['override-asked', 'override-reminder'].includes(kind)) return '/overrides';
  // The desk that an escalation reaches has no door to the case yet; it sees the referral among those that are stuck.
  if (kind === 'referral-escalated' && coordinates) return '/stuck';
  if (kind === 'consent-withdrawn-in-service' && coordinates) return '/tasks';
  if (referralId) return `/referrals/${referralId}`;
  return caseId ? `/cases/${caseId}` : null;
}
