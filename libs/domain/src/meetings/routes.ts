import { route, type Page } from '../shared/route';
import type {
  AnswerDecisionBody,
  BodyMeetingView,
  CorrectAttendanceBody,
  FollowUpDecisionBody,
  MeetingFields,
  MeetingListItem,
  MeetingView,
  RecordMeetingBody,
} from './types';

/** Query: kind, year, overdue (`true`: with a decision that is), cursor, limit; the latest first. */
export const listMeetings = route<void, Page<MeetingListItem>>('GET', '/meetings');
/** Of the reader's own body: whether it came, and what was given to it. Query: cursor, limit. */
export const listBodyMeetings = route<void, Page<BodyMeetingView>>('GET', '/meetings/of-my-body');
export const recordMeeting = route<RecordMeetingBody, MeetingView>('POST', '/meetings');
export const readMeeting = route<void, MeetingView>('GET', '/meetings/:id');
export const writeMeeting = route<MeetingFields, MeetingView>('POST', '/meetings/:id/minutes');
export const closeMeeting = route<Record<string, never>, MeetingView>('POST', '/meetings/:id/closing');
export const confirmMeeting = route<Record<string, never>, MeetingView>('POST', '/meetings/:id/confirmation');
/** Confirmed minutes that are corrected wait to be confirmed again. */
export const correctAttendance = route<CorrectAttendanceBody, MeetingView>('POST', '/meetings/:id/corrections');
/** If-Match: the version of the decision. */
export const followUpDecision = route<FollowUpDecisionBody, MeetingView>('POST', '/meeting-decisions/:id/findings');
/** By the body that the decision was given to. If-Match: the version of the decision. */
export const answerDecision = route<AnswerDecisionBody, BodyMeetingView>('POST', '/meeting-decisions/:id/answers');
