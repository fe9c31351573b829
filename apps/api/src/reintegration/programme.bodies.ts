import { IsIn, IsOptional } from 'class-validator';
import {
  familyRoles,
  familySafeties,
  followUpAnswers,
  programmeFollowUps,
  programmeOutcomes,
  programmeStatuses,
  schoolLevels,
  strandKinds,
  strandMoves,
  strandReasons,
  trainingFields,
  workChecks,
  workKinds,
  type EndProgrammeBody,
  type FamilyRole,
  type FamilySafety,
  type FollowUpAnswer,
  type FollowUpMonth,
  type RecordFollowUpBody,
  type MoveStrandBody,
  type OpenProgrammeBody,
  type PlanStrandBody,
  type ProgrammeOutcome,
  type ProgrammeStatus,
  type ReferralId,
  type SchoolLevel,
  type StrandKind,
  type StrandMove,
  type StrandReason,
  type TrainingField,
  type WorkCheck,
  type WorkKind,
} from '@himaya/domain';
import { ADate, AnId, Code, Codes, PageQuery, Text, Whole } from '../platform/http/fields';

export class ProgrammeQueryDto extends PageQuery {
  @Code(programmeStatuses)
  status!: ProgrammeStatus;
}

export class OpenProgrammeDto implements OpenProgrammeBody {
  @AnId({ nullable: true })
  referralId?: ReferralId | null;
}

export class PlanStrandDto implements PlanStrandBody {
  @Code(strandKinds)
  kind!: StrandKind;

  @Code(schoolLevels, { nullable: true })
  schoolLevel?: SchoolLevel | null;

  @Code(trainingFields, { nullable: true })
  trainingField?: TrainingField | null;

  @Code(workKinds, { nullable: true })
  workKind?: WorkKind | null;
}

export class MoveStrandDto implements MoveStrandBody {
  @Code(strandMoves)
  move!: StrandMove;

  @ADate()
  on!: string;

  @Code(strandReasons, { nullable: true })
  reason?: StrandReason | null;

  @Code(familySafeties, { nullable: true })
  familySafety?: FamilySafety | null;

  @Code(familyRoles, { nullable: true })
  familyRole?: FamilyRole | null;

  @Codes(workChecks, { nullable: true })
  checks?: WorkCheck[] | null;

  @Text(2000, { nullable: true })
  words?: string | null;
}

export class RecordFollowUpDto implements RecordFollowUpBody {
  @Whole(3, 12, { nullable: true })
  @IsOptional()
  @IsIn([...programmeFollowUps.months])
  month?: FollowUpMonth | null;

  @ADate()
  on!: string;

  @Codes(followUpAnswers)
  answers!: FollowUpAnswer[];

  @Text(2000, { nullable: true })
  words?: string | null;
}

export class EndProgrammeDto implements EndProgrammeBody {
  @Code(programmeOutcomes)
  outcome!: ProgrammeOutcome;
}
