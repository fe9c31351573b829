import {
  anomalyExplanations,
  anomalyKinds,
  anomalyStates,
  auditActions,
  auditResults,
  codeList,
  mostOfAnomalyRule,
  type AnomalyExplanation,
  type AnomalyKind,
  type AnomalyState,
  type AuditAction,
  type AuditResult,
  type ChangeAnomalyRuleBody,
  type ReviewAnomalyBody,
} from '@himaya/domain';
import { AnId, AnInstant, Code, PageQuery, Whole } from '../platform/http/fields';

export class AuditEventsQuery extends PageQuery {
  @AnInstant({ optional: true })
  from?: string;

  @AnInstant({ optional: true })
  to?: string;

  @AnId({ optional: true })
  user?: string;

  @AnId({ optional: true })
  unit?: string;

  @AnId({ optional: true })
  case?: string;

  @Code(auditActions, { optional: true })
  action?: AuditAction;

  @Code(auditResults, { optional: true })
  result?: AuditResult;
}

export class AnomaliesQuery extends PageQuery {
  @Code(anomalyStates, { optional: true })
  state?: AnomalyState;

  @Code(anomalyKinds, { optional: true })
  kind?: AnomalyKind;
}

const reviewed = codeList('anomaly-review', ['seen', 'explained', 'incident']);

export class ReviewAnomalyDto implements ReviewAnomalyBody {
  @Code(reviewed)
  state!: ReviewAnomalyBody['state'];

  @Code(anomalyExplanations, { optional: true })
  explanation?: AnomalyExplanation;

  @AnId({ optional: true })
  incidentId?: string;
}

export class ChangeAnomalyRuleDto implements ChangeAnomalyRuleBody {
  @Code(anomalyKinds)
  kind!: AnomalyKind;

  @Whole(1, mostOfAnomalyRule)
  threshold!: number;

  @Whole(1, 10_080)
  minutes!: number;
}

export class ExportQuery {
  @AnInstant()
  from!: string;

  @AnInstant()
  to!: string;
}
