import { ApiProperty } from '@nestjs/swagger';
import {
  abroadBodies,
  abroadDestinations,
  clearanceFines,
  clearanceStatuses,
  codeList,
  embassyKinds,
  mostFines,
  repatriationStatuses,
  returnAlternatives,
  returnContactOutcomes,
  returnDecisions,
  returnReasons,
  returnRiskFactors,
  returnSteps,
  riskLevels,
  travelDocuments,
  travelEscorts,
  travelModes,
  type AbroadBody,
  type AbroadDestination,
  type AssessReturnBody,
  type ClearanceFines,
  type ClearanceStatus,
  type ConsentId,
  type DecideClearanceBody,
  type DecideReturnBody,
  type DecideReturnRiskBody,
  type EmbassyKind,
  type OpenRepatriationBody,
  type RecordReturnContactBody,
  type ReferralId,
  type RepatriationStatus,
  type ReturnAlternative,
  type ReturnContactOutcome,
  type ReturnDecision,
  type ReturnReason,
  type ReturnRiskFactor,
  type ReturnStep,
  type RiskLevel,
  type StepRepatriationBody,
  type TravelDocument,
  type TravelEscort,
  type TravelMode,
} from '@himaya/domain';
import { IsBoolean, IsDefined, Matches } from 'class-validator';
import { ADate, AnId, Code, Codes, Country, Name, PageQuery, Text, Whole } from '../platform/http/fields';

export class RepatriationQueryDto extends PageQuery {
  @Code(repatriationStatuses)
  status!: RepatriationStatus;
}

export class OpenRepatriationDto implements OpenRepatriationBody {
  @AnId({ nullable: true })
  referralId?: ReferralId | null;
}

export class DecideReturnDto implements DecideReturnBody {
  @Code(returnDecisions)
  decision!: ReturnDecision;

  @ADate()
  decidedOn!: string;

  @Name(3)
  @Matches(/^[a-z]{2,3}$/)
  language!: string;

  @IsDefined()
  @IsBoolean()
  @ApiProperty()
  interpreter!: boolean;

  @AnId({ nullable: true })
  consentId?: ConsentId | null;

  @Code(returnAlternatives, { nullable: true })
  alternative?: ReturnAlternative | null;

  @Text(2000, { nullable: true })
  words?: string | null;
}

export class AssessReturnDto implements AssessReturnBody {
  @Codes(returnRiskFactors)
  present!: ReturnRiskFactor[];

  @Codes(returnRiskFactors)
  unknown!: ReturnRiskFactor[];

  @Code(riskLevels)
  level!: RiskLevel;

  @ADate()
  assessedOn!: string;

  @Text(2000)
  reasons!: string;
}

export class DecideReturnRiskDto implements DecideReturnRiskBody {
  @IsDefined()
  @IsBoolean()
  @ApiProperty()
  approve!: boolean;
}

export class StepRepatriationDto implements StepRepatriationBody {
  @Code(returnSteps)
  step!: ReturnStep;

  @ADate({ nullable: true })
  on?: string | null;

  @Code(embassyKinds, { nullable: true })
  embassy?: EmbassyKind | null;

  @AnId({ nullable: true })
  consentId?: ConsentId | null;

  @Code(travelDocuments, { nullable: true })
  document?: TravelDocument | null;

  @ADate({ nullable: true })
  validUntil?: string | null;

  @Code(travelModes, { nullable: true })
  mode?: TravelMode | null;

  @Code(travelEscorts, { nullable: true })
  escort?: TravelEscort | null;

  @Code(abroadDestinations, { nullable: true })
  destination?: AbroadDestination | null;

  @Country({ nullable: true })
  country?: string | null;

  @Code(abroadBodies, { nullable: true })
  bodyKind?: AbroadBody | null;

  @Text(300, { nullable: true })
  words?: string | null;

  @Text(300, { nullable: true })
  carer?: string | null;

  @Code(returnReasons, { nullable: true })
  reason?: ReturnReason | null;
}

export class RecordReturnContactDto implements RecordReturnContactBody {
  @Code(returnContactOutcomes)
  outcome!: ReturnContactOutcome;

  @ADate()
  contactedOn!: string;

  @Text(2000, { nullable: true })
  words?: string | null;
}

const decidedClearances = codeList(
  'clearance-decision',
  clearanceStatuses.codes.filter((status) => status !== 'asked'),
);

export class DecideClearanceDto implements DecideClearanceBody {
  @Code(decidedClearances)
  status!: Exclude<ClearanceStatus, 'asked'>;

  @ADate()
  decidedOn!: string;

  @Code(clearanceFines, { nullable: true })
  fines?: ClearanceFines | null;

  @Whole(1, mostFines, { nullable: true })
  amount?: number | null;
}
