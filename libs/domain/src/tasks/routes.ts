import { route, type Page } from '../shared/route';
import type {
  AssignBody,
  CaseAssignmentView,
  CaseFilterView,
  CaseloadView,
  ChangeTaskBody,
  HandedOverView,
  HandOverCaseloadBody,
  RecordTaskBody,
  SaveCaseFilterBody,
  StuckView,
  TaskView,
  WorkItem,
} from './types';

/** Query: view=mine|unassigned|unit, from, to (instants, for a calendar), cursor, limit. Open tasks and duties, the earliest due first. */
export const listWork = route<void, Page<WorkItem>>('GET', '/tasks');
export const listCaseTasks = route<void, { readonly items: readonly TaskView[] }>('GET', '/cases/:id/tasks');
export const recordTask = route<RecordTaskBody, TaskView>('POST', '/cases/:id/tasks');
export const changeTask = route<ChangeTaskBody, TaskView>('PATCH', '/tasks/:id');
export const assignTask = route<AssignBody, TaskView>('POST', '/tasks/:id/assignment');
export const completeTask = route<Record<string, never>, TaskView>('POST', '/tasks/:id/completion');
export const cancelTask = route<Record<string, never>, TaskView>('POST', '/tasks/:id/cancellation');
export const reopenTask = route<Record<string, never>, TaskView>('POST', '/tasks/:id/reopening');
export const readCaseAssignment = route<void, CaseAssignmentView>('GET', '/cases/:id/assignment');
export const assignCase = route<AssignBody, CaseAssignmentView>('POST', '/cases/:id/assignment');
export const readCaseload = route<void, CaseloadView>('GET', '/caseload');
export const handOverCaseload = route<HandOverCaseloadBody, HandedOverView>('POST', '/caseload/hand-over');
/** The coordination desk's, the longest stuck first. */
export const listStuck = route<void, Page<StuckView>>('GET', '/stuck-cases');
export const listCaseFilters = route<void, { readonly items: readonly CaseFilterView[] }>('GET', '/case-filters');
export const saveCaseFilter = route<SaveCaseFilterBody, { readonly items: readonly CaseFilterView[] }>('POST', '/case-filters');
export const removeCaseFilter = route<Record<string, never>, { readonly items: readonly CaseFilterView[] }>(
  'POST',
  '/case-filters/:id/removal',
);
