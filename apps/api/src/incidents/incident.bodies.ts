import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, Matches, ValidateIf } from 'class-validator';
import {
  codeList,
  incidentKinds,
  incidentRisks,
  incidentSteps,
  tellingWays,
  type IncidentKind,
  type IncidentRisk,
  type IncidentStep,
  type ReportIncidentBody,
  type TakeStepBody,
  type TellingWay,
} from '@himaya/domain';
import { AnInstant, Code, PageQuery, Text } from '../platform/http/fields';

const openOrClosed = codeList('incident-filter', ['open', 'closed']);
const longest = 4000;

class AffectedCases {
  @ValidateIf((_, value) => value !== undefined)
  @IsArray()
  @ArrayMaxSize(200)
  @Matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, { each: true })
  @ApiPropertyOptional({ type: 'string', format: 'uuid', isArray: true })
  caseIds?: string[];
}

export class ReportIncidentDto extends AffectedCases implements ReportIncidentBody {
  @Code(incidentKinds)
  kind!: IncidentKind;

  @Text(longest)
  description!: string;

  @AnInstant({ optional: true })
  noticedAt?: string;
}

export class IncidentsQuery extends PageQuery {
  @Code(openOrClosed, { optional: true })
  state?: 'open' | 'closed';
}

export class TakeStepDto extends AffectedCases implements TakeStepBody {
  @Code(incidentSteps)
  step!: IncidentStep;

  @Code(incidentRisks, { optional: true })
  risk?: IncidentRisk;

  @Code(tellingWays, { optional: true })
  way?: TellingWay;

  @Text(longest, { optional: true })
  note?: string;
}
