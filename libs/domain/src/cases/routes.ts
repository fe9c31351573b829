import { route, type Page } from '../shared/route';
import type { GrantView } from '../grants/types';
import type { AccessLogItem, CaseListItem, CaseView, ChangeCaseBody, OpenCaseBody, SearchCasesBody, TimelineItem } from './types';

export const openCase = route<OpenCaseBody, CaseView>('POST', '/cases');
/** Query: status, step, governorate, assignee (me, nobody) or assigneeId, cursor, limit. */
export const listCases = route<void, Page<CaseListItem>>('GET', '/cases');
export const searchCases = route<SearchCasesBody, { readonly items: readonly CaseListItem[] }>('POST', '/cases/search');
export const readCase = route<void, CaseView>('GET', '/cases/:id');
export const changeCase = route<ChangeCaseBody, CaseView>('PATCH', '/cases/:id');
export const readTimeline = route<void, Page<TimelineItem>>('GET', '/cases/:id/timeline');
export const readAccessLog = route<void, Page<AccessLogItem>>('GET', '/cases/:id/access-log');
export const listGrants = route<void, { readonly items: readonly GrantView[] }>('GET', '/cases/:id/grants');
