import {
  abroadBodies,
  abroadDestinations,
  abroadReasons,
  abroadSteps,
  type AbroadBody,
  type AbroadDestination,
  type AbroadReason,
  type AbroadStep,
  type ConsentId,
  type PlanAbroadBody,
  type StepAbroadBody,
} from '@himaya/domain';
import { MinLength } from 'class-validator';
import { ADate, AnId, Code, Country, Text } from '../platform/http/fields';

export class PlanAbroadDto implements PlanAbroadBody {
  @Code(abroadDestinations)
  destination!: AbroadDestination;

  @Country()
  country!: string;

  @Code(abroadBodies)
  bodyKind!: AbroadBody;

  @Text(300)
  @MinLength(1)
  body!: string;

  @AnId()
  consentId!: ConsentId;
}

export class StepAbroadDto implements StepAbroadBody {
  @Code(abroadSteps)
  step!: AbroadStep;

  @ADate({ nullable: true })
  on?: string | null;

  @Code(abroadReasons, { nullable: true })
  reason?: AbroadReason | null;
}
