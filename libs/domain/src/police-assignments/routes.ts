import { route } from '../shared/route';
import type { UnitRef } from '../directory/types';
import type { PoliceAssignmentView, TellPoliceBody } from './types';

export const tellPolice = route<TellPoliceBody, PoliceAssignmentView>('POST', '/cases/:id/police-assignments');
export const listPoliceAssignments = route<void, { readonly items: readonly PoliceAssignmentView[] }>(
  'GET',
  '/cases/:id/police-assignments',
);
/** Query: governorate. Sections that can be told of a case: the governorate's first. */
export const listPoliceSections = route<void, { readonly items: readonly UnitRef[] }>('GET', '/police-sections');
export const endPoliceAssignment = route<Record<string, never>, PoliceAssignmentView>('POST', '/police-assignments/:id/ending');
