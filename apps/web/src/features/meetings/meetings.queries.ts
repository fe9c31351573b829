import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  routes,
  type AnswerDecisionBody,
  type BodyDecisionView,
  type CorrectAttendanceBody,
  type FollowUpDecisionBody,
  type MeetingFields,
  type MeetingId,
  type MeetingKind,
  type MeetingView,
  type RecordMeetingBody,
} from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';
import { usePagedList } from '../../platform/paging';

const key = ['meetings'] as const;

export interface MeetingFilters {
  readonly kind: MeetingKind | null;
  readonly year: string | null;
  readonly overdue: boolean;
}

export function useMeetings({ kind, year, overdue }: MeetingFilters) {
  return usePagedList([...key, 'list', kind, year, overdue], routes.listMeetings, {
    query: { kind, year, overdue: overdue ? 'true' : null, limit: 20 },
  });
}

export function useBodyMeetings() {
  return usePagedList([...key, 'body'], routes.listBodyMeetings, { query: { limit: 20 } });
}

export function useMeeting(id: string) {
  return useQuery({
    queryKey: [...key, 'one', id],
    queryFn: ({ signal }) => call(routes.readMeeting, { params: { id }, signal }),
  });
}

/** The bodies that a decision may be given to. */
export function useBodies() {
  return useQuery({ queryKey: [...key, 'bodies'], queryFn: ({ signal }) => call(routes.readPlanMenu, { signal }) });
}

export function useRecordMeeting() {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: RecordMeetingBody) => call(routes.recordMeeting, { body, idempotencyKey: keyOf(body) }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}

export interface WriteMeeting {
  readonly version: number;
  readonly body: MeetingFields;
  readonly close: boolean;
  /** Called once it is saved, whether or not it can be closed then. */
  readonly onSaved: (written: MeetingView) => void;
}

/** Saves the minutes, and closes them where that was asked. Where they were saved and not closed, the page has what was saved. */
export function useWriteMeeting(id: MeetingId) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ version, body, close, onSaved }: WriteMeeting) => {
      const written = await call(routes.writeMeeting, { params: { id }, version, body });
      client.setQueryData([...key, 'one', id], written);
      onSaved(written);
      return close ? call(routes.closeMeeting, { params: { id }, version: written.version, body: {} }) : written;
    },
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}

export function useConfirmMeeting({ id, version }: MeetingView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(routes.confirmMeeting, { params: { id }, version, body: {} }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}

export function useCorrectAttendance({ id, version }: MeetingView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CorrectAttendanceBody) => call(routes.correctAttendance, { params: { id }, version, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}

export function useFollowUpDecision({ id, version }: BodyDecisionView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: FollowUpDecisionBody) => call(routes.followUpDecision, { params: { id }, version, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}

export function useAnswerDecision({ id, version }: BodyDecisionView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: AnswerDecisionBody) => call(routes.answerDecision, { params: { id }, version, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}
