import {
  missingCircumstances,
  missingEndings,
  type EndMissingBody,
  type MissingCircumstance,
  type MissingEnding,
  type RaiseMissingBody,
  type ReviewMissingBody,
} from '@himaya/domain';
import { ADate, Code, Text } from '../platform/http/fields';

export class RaiseMissingDto implements RaiseMissingBody {
  @Code(missingCircumstances)
  circumstance!: MissingCircumstance;

  @ADate()
  lastSeenOn!: string;

  @Text(2000, { nullable: true })
  words?: string | null;
}

export class ReviewMissingDto implements ReviewMissingBody {
  @Text(2000)
  words!: string;
}

export class EndMissingDto implements EndMissingBody {
  @Code(missingEndings)
  ending!: MissingEnding;

  @Text(2000, { nullable: true })
  words?: string | null;
}
