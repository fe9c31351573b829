import { Matches } from 'class-validator';
import {
  instalmentMoves,
  instalmentReasons,
  mostFunding,
  visitAnswers,
  type InstalmentMove,
  type InstalmentReason,
  type MoveInstalmentBody,
  type RecordVisitBody,
  type RepayInstalmentBody,
  type VisitAnswer,
} from '@himaya/domain';
import { ADate, Code, Name, Text, Whole } from '../platform/http/fields';

export class RepayInstalmentDto implements RepayInstalmentBody {
  @Whole(1, mostFunding)
  amount!: number;

  @ADate()
  repaidOn!: string;

  @Name(30)
  @Matches(/^[A-Z0-9][A-Z0-9/-]*$/)
  receipt!: string;
}

export class MoveInstalmentDto implements MoveInstalmentBody {
  @Code(instalmentMoves)
  move!: InstalmentMove;

  @ADate()
  on!: string;

  @Code(instalmentReasons, { nullable: true })
  reason?: InstalmentReason | null;

  @ADate({ nullable: true })
  dueOn?: string | null;
}

export class ReverseRepaymentDto {}

export class RecordVisitDto implements RecordVisitBody {
  @ADate()
  on!: string;

  @Code(visitAnswers)
  answer!: VisitAnswer;

  @Text(2000, { nullable: true })
  words?: string | null;
}
