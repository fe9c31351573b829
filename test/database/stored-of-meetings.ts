import * as domain from '@himaya/domain';

/** What the meeting register stores in codes: table and column, and the list it must be. */
export const storedOfMeetings: Readonly<Record<string, readonly string[]>> = {
  'meeting.kind': domain.meetingKinds.codes,
  'meeting.state': domain.meetingStates.codes,
  'meeting_attendance.attendance': domain.meetingAttendances.codes,
  'meeting_attendance_correction.attendance': domain.meetingAttendances.codes,
  'decision_follow_up.kind': domain.decisionFollowUps.codes,
  'decision_follow_up.finding': domain.decisionFindings.codes,
};

/** Reckoned from the due day and what was found. */
export const storedNowhereOfMeetings = [domain.decisionStandings];
