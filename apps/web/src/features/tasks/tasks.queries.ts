import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import {
  routes,
  type AssignBody,
  type CaseAssignmentView,
  type RecordTaskBody,
  type TaskView,
  type UserId,
  type WorkView,
} from '@himaya/domain';
import { call } from '../../platform/api-client';
import { useIdempotencyKey } from '../../platform/idempotency';
import { usePagedList } from '../../platform/paging';
import { caseKey } from '../case-record';
import type { Span } from './work-days';

const workKey = ['work'] as const;
const tasksKey = (caseId: string) => [...caseKey(caseId), 'tasks'] as const;
const assignmentKey = (caseId: string) => [...caseKey(caseId), 'assignment'] as const;

/** Open tasks and duties, the earliest due first; with a span, those due inside it. */
export function useWork(view: WorkView, span: Span | null) {
  const query = { view, from: span?.from.toISOString(), to: span?.to.toISOString(), limit: span ? 100 : 50 };
  return usePagedList([...workKey, query], routes.listWork, { query });
}

export function useCaseTasks(caseId: string) {
  return useQuery({
    queryKey: tasksKey(caseId),
    queryFn: ({ signal }) => call(routes.listCaseTasks, { params: { id: caseId }, signal }),
    select: ({ items }) => items,
  });
}

export function useRecordTask(caseId: string) {
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: RecordTaskBody) => call(routes.recordTask, { params: { id: caseId }, body, idempotencyKey: keyOf(body) }),
    onSuccess: () => renew(client, caseId),
  });
}

/** What a change of a task may touch; somebody else's name only from who leads. */
export interface TaskChanges {
  readonly dueAt: string;
  readonly note: string | null;
  readonly assigneeId: UserId | null;
}

/** Changes what differs: the task itself, then whose it is. */
export function useChangeTask(task: TaskView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ assigneeId, ...body }: TaskChanges): Promise<TaskView> => {
      const changed =
        body.dueAt === task.dueAt && body.note === task.note
          ? task
          : await call(routes.changeTask, { params: { id: task.id }, version: task.version, body });
      if (assigneeId === (task.assignee?.id ?? null)) return changed;
      return call(routes.assignTask, { params: { id: task.id }, version: changed.version, body: { assigneeId } });
    },
    onSettled: () => renew(client, task.caseId),
  });
}

export type TaskStep = 'complete' | 'cancel' | 'reopen';

const stepRoutes = { complete: routes.completeTask, cancel: routes.cancelTask, reopen: routes.reopenTask } as const;

export function useTaskStep() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ task: { id, version }, step }: { readonly task: TaskView; readonly step: TaskStep }) =>
      call(stepRoutes[step], { params: { id }, version, body: {} }),
    onSettled: (_view, _error, { task }) => renew(client, task.caseId),
  });
}

export function useAssignTask() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ task: { id, version }, assigneeId }: { readonly task: TaskView; readonly assigneeId: UserId | null }) =>
      call(routes.assignTask, { params: { id }, version, body: { assigneeId } }),
    onSettled: (_view, _error, { task }) => renew(client, task.caseId),
  });
}

export function useCaseAssignment(caseId: string) {
  return useQuery({
    queryKey: assignmentKey(caseId),
    queryFn: ({ signal }) => call(routes.readCaseAssignment, { params: { id: caseId }, signal }),
  });
}

export function useAssignCase({ caseId, version }: Pick<CaseAssignmentView, 'caseId' | 'version'>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: AssignBody) => call(routes.assignCase, { params: { id: caseId }, version, body }),
    onSuccess: (view) => client.setQueryData(assignmentKey(caseId), view),
    onSettled: () =>
      Promise.all([client.invalidateQueries({ queryKey: assignmentKey(caseId) }), client.invalidateQueries({ queryKey: ['cases'] })]),
  });
}

function renew(client: QueryClient, caseId: string | null): Promise<unknown> {
  return Promise.all([
    client.invalidateQueries({ queryKey: workKey }),
    client.invalidateQueries({ queryKey: caseId === null ? workKey : tasksKey(caseId) }),
  ]);
}
