import {
  ageBands,
  appealDecisions,
  chargeArticles,
  companySanctions,
  criminalCourts,
  defendantKinds,
  exploitationForms,
  proceedingEventKinds,
  proceedingLimits,
  seizedProperties,
  sentenceKinds,
  sexes,
  verdicts,
  type AddDefendantBody,
  type AgeBand,
  type AppealDecision,
  type ChargeArticle,
  type CompanySanction,
  type CriminalCourt,
  type DefendantKind,
  type ExploitationForm,
  type OpenProceedingBody,
  type ProceedingEventId,
  type ProceedingEventKind,
  type RecordProceedingEventBody,
  type SeizedProperty,
  type SentenceKind,
  type Sex,
  type ShareProceedingBody,
  type UnitId,
  type Verdict,
} from '@himaya/domain';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional, MinLength } from 'class-validator';
import { ADate, AnId, Code, Country, Name, Whole } from '../platform/http/fields';

export class OpenProceedingDto implements OpenProceedingBody {
  @Code(criminalCourts)
  court!: CriminalCourt;

  @Name(60)
  @MinLength(1)
  number!: string;

  @Code(exploitationForms)
  form!: ExploitationForm;

  @ADate()
  openedOn!: string;
}

export class ShareProceedingDto implements ShareProceedingBody {
  @AnId()
  unitId!: UnitId;

  @IsOptional()
  @IsBoolean()
  @ApiPropertyOptional()
  out?: boolean;
}

export class AddDefendantDto implements AddDefendantBody {
  @Code(defendantKinds)
  kind!: DefendantKind;

  @Name(200)
  @MinLength(1)
  name!: string;

  @Code(sexes, { nullable: true })
  sex?: Sex | null;

  @Code(ageBands, { nullable: true })
  ageBand?: AgeBand | null;

  @Country({ nullable: true })
  nationality?: string | null;
}

export class RecordProceedingEventDto implements RecordProceedingEventBody {
  @Code(proceedingEventKinds)
  kind!: ProceedingEventKind;

  @ADate()
  on!: string;

  @AnId({ nullable: true })
  chargeId?: ProceedingEventId | null;

  @Code(chargeArticles, { nullable: true })
  article?: ChargeArticle | null;

  @Code(verdicts, { nullable: true })
  verdict?: Verdict | null;

  @Code(sentenceKinds, { nullable: true })
  sentence?: SentenceKind | null;

  @Whole(1, proceedingLimits.months, { nullable: true })
  months?: number | null;

  @Whole(1, proceedingLimits.amount, { nullable: true })
  amount?: number | null;

  @Code(appealDecisions, { nullable: true })
  decision?: AppealDecision | null;

  @Code(seizedProperties, { nullable: true })
  property?: SeizedProperty | null;

  @Code(companySanctions, { nullable: true })
  sanction?: CompanySanction | null;
}

export class EmptyReversal {}
