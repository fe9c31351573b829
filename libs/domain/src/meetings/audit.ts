/** What the trail calls the deeds of the meeting register. */
export const meetingAuditActions = [
  'meeting.list',
  'meeting.list-own',
  'meeting.record',
  'meeting.read',
  'meeting.write',
  'meeting.close',
  'meeting.confirm',
  'meeting.correct',
  'meeting.follow-up',
  'meeting.answer',
] as const;
