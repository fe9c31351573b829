import type { UnitRef } from '../directory/types';
import { route, type Page } from '../shared/route';
import type { DutyPhones } from './duty-phones';
import type {
  ConcernListItem,
  ConcernReceipt,
  ConcernView,
  LabourCount,
  LabourMatterItem,
  LabourMatterView,
  ReportConcernBody,
  ReturnLabourMatterBody,
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
/** Query: outcome (passed-on, the default, or labour-matter). Bodies a concern can be passed on to, or the labour inspections. */
export const listConcernBodies = route<void, { readonly items: readonly UnitRef[] }>('GET', '/concerns/bodies');
/** Whom to call at once about somebody in danger, of every governorate. */
export const listDutyPhones = route<void, { readonly items: readonly DutyPhones[] }>('GET', '/concerns/duty-phones');
/** The own unit's labour cases by month and outcome, the latest month first. */
export const countLabourCases = route<void, { readonly items: readonly LabourCount[] }>('GET', '/concerns/labour-counts');
export const listCaseConcerns = route<void, { readonly items: readonly ConcernView[] }>('GET', '/cases/:id/concerns');
/** The bytes, as an attachment. */
export const readConcernPhoto = route<void, void>('GET', '/concern-photos/:id/content');
/** Query: cursor, limit. What is the own labour inspection's, the newest report first; nothing for any other unit. */
export const listLabourMatters = route<void, Page<LabourMatterItem>>('GET', '/labour-matters');
export const readLabourMatter = route<void, LabourMatterView>('GET', '/labour-matters/:id');
/** It shows trafficking after all: back to the police, the same concern. */
export const returnLabourMatter = route<ReturnLabourMatterBody, ConcernReceipt>('POST', '/labour-matters/:id/return');
