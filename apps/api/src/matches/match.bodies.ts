import { IsDefined, Matches } from 'class-validator';
import {
  caseLinkKinds,
  duplicateVerdicts,
  possibleMatchAnswers,
  type AnswerPossibleMatchBody,
  type AskPossibleMatchBody,
  type CaseLinkKind,
  type DuplicateVerdict,
  type LinkCaseBody,
  type PossibleMatchAnswer,
  type ReviewDuplicateBody,
} from '@himaya/domain';
import { Code, Country, Sought, Text, Whole } from '../platform/http/fields';

export class AskPossibleMatchDto implements AskPossibleMatchBody {
  @Sought()
  @Matches(/\p{L}/u)
  name!: string;

  @Whole(1900, 2200)
  birthYear!: number;

  @IsDefined()
  @Country()
  nationality!: string;
}

export class AnswerPossibleMatchDto implements AnswerPossibleMatchBody {
  @Code(possibleMatchAnswers)
  answer!: PossibleMatchAnswer;
}

export class ReviewDuplicateDto implements ReviewDuplicateBody {
  @Code(duplicateVerdicts)
  verdict!: DuplicateVerdict;
}

export class LinkCaseDto implements LinkCaseBody {
  @Text(40)
  caseNumber!: string;

  @Code(caseLinkKinds)
  kind!: CaseLinkKind;
}

/** A body that says nothing. */
export class NothingDto {}
