import { travelFitness, type IsoDate, type StateTravelFitnessBody, type TravelFitness } from '@himaya/domain';
import { ADate, Code } from '../platform/http/fields';

export class StateTravelFitnessDto implements StateTravelFitnessBody {
  @Code(travelFitness)
  fitness!: TravelFitness;

  @ADate()
  validUntil!: IsoDate;
}
