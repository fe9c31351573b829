import type { Page, TaskView, WorkItem } from '@himaya/domain';
import type { Problem, Session } from '../support/api';
import { expected, ifMatch } from '../support/main-job';
import { everyPage } from '../support/pages';

/** An instant so many hours from now. */
export const hours = (number: number): string => new Date(Date.now() + number * 3_600_000).toISOString();
export const task = (changes: Readonly<Record<string, unknown>> = {}): object => ({
  kind: 'call-person',
  dueAt: hours(4),
  note: 'Invented note: ring after the noon prayer',
  ...changes,
});
export const record = async (as: Session, caseId: string, changes = {}): Promise<TaskView> =>
  expected(await as.post<TaskView>(`/cases/${caseId}/tasks`, task(changes)), 201);
export const deed = <View = Problem>(as: Session, view: TaskView, verb: string, body: object = {}) =>
  as.post<View>(`/tasks/${view.id}/${verb}`, body, ifMatch(view));
export const list = async (as: Session, query: string): Promise<readonly WorkItem[]> =>
  expected(await as.get<Page<WorkItem>>(`/tasks?${query}&limit=100`), 200).items;
/** Every page of it. */
export const wholeList = (as: Session, query: string): Promise<WorkItem[]> => everyPage(as, `/tasks?${query}&`);
export const tasksIn = (items: readonly WorkItem[]): string[] => items.flatMap((item) => (item.type === 'task' ? [item.id] : []));
