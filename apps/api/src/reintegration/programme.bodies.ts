import {
  familyRoles,
  familySafeties,
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
import { ADate, AnId, Code, Codes, PageQuery, Text } from '../platform/http/fields';

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

export class EndProgrammeDto implements EndProgrammeBody {
  @Code(programmeOutcomes)
  outcome!: ProgrammeOutcome;
}
