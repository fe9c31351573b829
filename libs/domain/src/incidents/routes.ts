import { route, type Page } from '../shared/route';
import type { IncidentListItem, IncidentReceipt, IncidentView, IncidentYear, ReportIncidentBody, TakeStepBody } from './types';

export const reportIncident = route<ReportIncidentBody, IncidentReceipt>('POST', '/incidents');
/** Query: state (open or closed), cursor, limit. Newest first, with the counts of all years. */
export const listIncidents = route<void, Page<IncidentListItem> & { readonly years: readonly IncidentYear[] }>('GET', '/incidents');
export const readIncident = route<void, IncidentView>('GET', '/incidents/:id');
export const takeIncidentStep = route<TakeStepBody, IncidentView>('POST', '/incidents/:id/steps');
