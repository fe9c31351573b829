import type { UnitRef } from '../directory/types';
import { route, type Page } from '../shared/route';
import type {
  ConcernListItem,
  ConcernReceipt,
  ConcernView,
  LabourCount,
  ReportConcernBody,
  SettledView,
  SettlePersonBody,
  TriageBody,
  TriageView,
} from './types';

export const reportConcern = route<ReportConcernBody, ConcernReceipt>('POST', '/concerns');
/** A form with one `file`, a picture; up to six, within a day of the report. */
export const addConcernPhoto = route<void, ConcernReceipt>('POST', '/concerns/:id/photos');
/** Query: box (own; for who triages, triage, the default, and decided), cursor, limit. Own reports come newest first, the queue by danger and age. */
export const listConcerns = route<void, Page<ConcernListItem | ConcernReceipt>>('GET', '/concerns');
export const readConcern = route<void, ConcernView>('GET', '/concerns/:id');
export const triageConcern = route<TriageBody, TriageView>('POST', '/concerns/:id/triage');
/** A case for a further person of an accepted concern, opened or named, or why they have none. The concern's cases are linked. */
export const settlePerson = route<SettlePersonBody, SettledView>('POST', '/concerns/:id/cases');
/** Bodies a concern can be passed on to. */
export const listConcernBodies = route<void, { readonly items: readonly UnitRef[] }>('GET', '/concerns/bodies');
/** The own unit's labour cases by month and outcome, the latest month first. */
export const countLabourCases = route<void, { readonly items: readonly LabourCount[] }>('GET', '/concerns/labour-counts');
export const listCaseConcerns = route<void, { readonly items: readonly ConcernView[] }>('GET', '/cases/:id/concerns');
/** The bytes, as an attachment. */
export const readConcernPhoto = route<void, void>('GET', '/concern-photos/:id/content');
