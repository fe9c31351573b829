import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { MeetingDecisionId, MeetingId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { PageQuery } from '../platform/http/fields';
import { IdempotencyKey } from '../platform/http/idempotency';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { AnswerDecision } from './answer-decision';
import { CloseMeeting } from './close-meeting';
import { ConfirmMeeting } from './confirm-meeting';
import { CorrectAttendance } from './correct-attendance';
import { FollowUpDecision } from './follow-up-decision';
import { ListBodyMeetings } from './list-body-meetings';
import { ListMeetings } from './list-meetings';
import {
  AnswerDecisionDto,
  AttendanceEntryDto,
  EmptyMeetingStep,
  FollowUpDecisionDto,
  MeetingQueryDto,
  RecordMeetingDto,
  WriteMeetingDto,
} from './meetings.bodies';
import { ReadMeeting } from './read-meeting';
import { RecordMeeting } from './record-meeting';
import { WriteMeeting } from './write-meeting';

@ApiTags('meetings')
@Controller()
export class MeetingsController {
  constructor(
    private readonly listMeetings: ListMeetings,
    private readonly listBodyMeetings: ListBodyMeetings,
    private readonly recordMeeting: RecordMeeting,
    private readonly readMeeting: ReadMeeting,
    private readonly writeMeeting: WriteMeeting,
    private readonly closeMeeting: CloseMeeting,
    private readonly confirmMeeting: ConfirmMeeting,
    private readonly correctAttendance: CorrectAttendance,
    private readonly followUpDecision: FollowUpDecision,
    private readonly answerDecision: AnswerDecision,
  ) {}

  @Get('meetings')
  @Requires('list', 'Meeting')
  list(@Me() me: Actor, @Query() query: MeetingQueryDto) {
    return this.listMeetings.run(me, query);
  }

  @Get('meetings/of-my-body')
  @Requires('list', 'MeetingDecision')
  listOfBody(@Me() me: Actor, @Query() query: PageQuery) {
    return this.listBodyMeetings.run(me, query);
  }

  @Post('meetings')
  @Requires('open', 'Meeting')
  record(@Me() me: Actor, @Body() body: RecordMeetingDto, @IdempotencyKey() key: string | null) {
    return this.recordMeeting.run(me, body, key);
  }

  @Get('meetings/:id')
  @Requires('read', 'Meeting')
  read(@Me() me: Actor, @Param('id', IdParam) id: MeetingId) {
    return this.readMeeting.run(me, id);
  }

  @Post('meetings/:id/minutes')
  @HttpCode(200)
  @Requires('change', 'Meeting')
  write(@Me() me: Actor, @Param('id', IdParam) id: MeetingId, @IfMatch() version: number, @Body() body: WriteMeetingDto) {
    return this.writeMeeting.run(me, id, version, body);
  }

  @Post('meetings/:id/closing')
  @HttpCode(200)
  @Requires('close', 'Meeting')
  close(@Me() me: Actor, @Param('id', IdParam) id: MeetingId, @IfMatch() version: number, @Body() _body: EmptyMeetingStep) {
    return this.closeMeeting.run(me, id, version);
  }

  @Post('meetings/:id/confirmation')
  @HttpCode(200)
  @Requires('decide', 'Meeting')
  confirm(@Me() me: Actor, @Param('id', IdParam) id: MeetingId, @IfMatch() version: number, @Body() _body: EmptyMeetingStep) {
    return this.confirmMeeting.run(me, id, version);
  }

  @Post('meetings/:id/corrections')
  @HttpCode(200)
  @Requires('change', 'Meeting')
  correct(@Me() me: Actor, @Param('id', IdParam) id: MeetingId, @IfMatch() version: number, @Body() body: AttendanceEntryDto) {
    return this.correctAttendance.run(me, id, version, body);
  }

  @Post('meeting-decisions/:id/findings')
  @HttpCode(200)
  @Requires('review', 'MeetingDecision')
  followUp(@Me() me: Actor, @Param('id', IdParam) id: MeetingDecisionId, @IfMatch() version: number, @Body() body: FollowUpDecisionDto) {
    return this.followUpDecision.run(me, id, version, body);
  }

  @Post('meeting-decisions/:id/answers')
  @HttpCode(200)
  @Requires('report', 'MeetingDecision')
  answer(@Me() me: Actor, @Param('id', IdParam) id: MeetingDecisionId, @IfMatch() version: number, @Body() body: AnswerDecisionDto) {
    return this.answerDecision.run(me, id, version, body);
  }
}
