import { Module } from '@nestjs/common';
import { AnswerDecision } from './answer-decision';
import { AttendanceStore } from './attendance.store';
import { CloseMeeting } from './close-meeting';
import { ConfirmMeeting } from './confirm-meeting';
import { CorrectAttendance } from './correct-attendance';
import { FollowUpDecision } from './follow-up-decision';
import { ListBodyMeetings } from './list-body-meetings';
import { ListMeetings } from './list-meetings';
import { MeetingStore } from './meeting.store';
import { MeetingsController } from './meetings.controller';
import { ReadAttendance } from './read-attendance';
import { ReadMeeting } from './read-meeting';
import { RecordMeeting } from './record-meeting';
import { ShowMeeting } from './show-meeting';
import { WriteMeeting } from './write-meeting';

/** The register of the committee's meetings. */
@Module({
  controllers: [MeetingsController],
  providers: [
    MeetingStore,
    ShowMeeting,
    ListMeetings,
    ListBodyMeetings,
    RecordMeeting,
    ReadMeeting,
    WriteMeeting,
    CloseMeeting,
    ConfirmMeeting,
    CorrectAttendance,
    FollowUpDecision,
    AnswerDecision,
    AttendanceStore,
    ReadAttendance,
  ],
  exports: [ReadAttendance],
})
export class MeetingsModule {}
