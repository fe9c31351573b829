import {
  testimonyKinds,
  testimonyMoves,
  testimonyPersons,
  type AskTestimonyBody,
  type LinkProceedingBody,
  type MoveTestimonyBody,
  type ProceedingId,
  type TestimonyKind,
  type TestimonyMove,
  type TestimonyPerson,
} from '@himaya/domain';
import { ADate, AnId, Code } from '../platform/http/fields';

export class LinkProceedingDto implements LinkProceedingBody {
  @AnId()
  proceedingId!: ProceedingId;
}

export class AskTestimonyDto implements AskTestimonyBody {
  @Code(testimonyPersons)
  person!: TestimonyPerson;

  @Code(testimonyKinds)
  kind!: TestimonyKind;

  @ADate()
  askedOn!: string;
}

export class MoveTestimonyDto implements MoveTestimonyBody {
  @Code(testimonyMoves)
  move!: TestimonyMove;

  @ADate()
  on!: string;

  @ADate({ nullable: true })
  reviewOn?: string | null;
}
