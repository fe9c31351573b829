export { meetingStatements } from './meeting.statements';
export { MeetingsModule } from './meetings.module';
export { ReadAttendance } from './read-attendance';
export { meetingWork } from './tell-of-meetings';
