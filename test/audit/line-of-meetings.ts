/** The line that each deed with the meeting register leaves. */
export const linesOfMeetings = {
  'GET /meetings': 'meeting.list',
  'GET /meetings/of-my-body': 'meeting.list-own',
  'POST /meetings': 'meeting.record',
  'GET /meetings/:id': 'meeting.read',
  'POST /meetings/:id/minutes': 'meeting.write',
  'POST /meetings/:id/closing': 'meeting.close',
  'POST /meetings/:id/confirmation': 'meeting.confirm',
  'POST /meetings/:id/corrections': 'meeting.correct',
  'POST /meeting-decisions/:id/findings': 'meeting.follow-up',
  'POST /meeting-decisions/:id/answers': 'meeting.answer',
} as const;
