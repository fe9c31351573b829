import {
  accusingLaws,
  safeguardChanges,
  safeguardKinds,
  safeguardOutcomes,
  safeguardParties,
  safeguardTypes,
  type AccusingLaw,
  type ChangeSafeguardBody,
  type RecordSafeguardBody,
  type SafeguardChange,
  type SafeguardKind,
  type SafeguardOutcome,
  type SafeguardParty,
  type SafeguardType,
} from '@himaya/domain';
import { ADate, Code, Text, Whole } from '../platform/http/fields';

export class RecordSafeguardDto implements RecordSafeguardBody {
  @Code(safeguardKinds)
  kind!: SafeguardKind;

  @Code(safeguardTypes)
  type!: SafeguardType;

  @Code(safeguardParties, { nullable: true })
  party?: SafeguardParty | null;

  @Code(accusingLaws, { nullable: true })
  law?: AccusingLaw | null;

  @Whole(1, 999, { nullable: true })
  article?: number | null;

  @ADate({ nullable: true })
  since?: string | null;

  @ADate({ nullable: true })
  until?: string | null;

  @Text(2000, { nullable: true })
  words?: string | null;
}

export class ChangeSafeguardDto implements ChangeSafeguardBody {
  @Code(safeguardChanges)
  change!: SafeguardChange;

  @Code(safeguardOutcomes, { nullable: true })
  outcome?: SafeguardOutcome | null;

  @ADate()
  on!: string;
}
