/** What the meeting register refuses with. */
export const meetingProblems = ['meeting.number-taken', 'meeting.not-now', 'meeting.second-person', 'meeting.untold'] as const;
