import { route, type Page } from '../shared/route';
import type { AnomalyRuleView, AnomalyView, AuditEventItem, ChangeAnomalyRuleBody, ReviewAnomalyBody } from './types';

/** Query: from, to, user, unit, action, result, case, cursor, limit. Newest first; the last 30 days where no time is given. */
export const listAuditEvents = route<void, Page<AuditEventItem>>('GET', '/audit/events');
/** Query: state, kind, cursor, limit. Newest first. */
export const listAnomalies = route<void, Page<AnomalyView>>('GET', '/audit/anomalies');
export const reviewAnomaly = route<ReviewAnomalyBody, AnomalyView>('POST', '/audit/anomalies/:id/review');
export const listAnomalyRules = route<void, { readonly items: readonly AnomalyRuleView[] }>('GET', '/audit/anomaly-rules');
/** If-Match: the rule's version. */
export const changeAnomalyRule = route<ChangeAnomalyRuleBody, AnomalyRuleView>('PATCH', '/audit/anomaly-rules');
/** Query: from, to. Signed JSON Lines of every seal that has a line in between. */
export const exportTrail = route<void, string>('GET', '/audit/export');
