import { route } from '../shared/route';
import type { UnitRef } from '../directory/types';
import type { AssignCourtBody, AssignmentView } from './types';

export const assignCourt = route<AssignCourtBody, AssignmentView>('POST', '/cases/:id/court-assignments');
export const listCourtAssignments = route<void, { readonly items: readonly AssignmentView[] }>('GET', '/cases/:id/court-assignments');
/** Query: governorate. Offices a case can be laid before: the governorate's, else all. */
export const listCourts = route<void, { readonly items: readonly UnitRef[] }>('GET', '/courts');
export const endCourtAssignment = route<Record<string, never>, AssignmentView>('POST', '/court-assignments/:id/ending');
