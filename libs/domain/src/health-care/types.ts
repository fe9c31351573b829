import type { IsoDate } from '../shared/partial-date';
import type { TravelFitness } from './codes';

/** What is stated of a person's fitness to travel: the word and how long it holds; never the finding behind it, who, where or when. */
export interface TravelFitnessView {
  readonly fitness: TravelFitness;
  /** The last day it holds. */
  readonly validUntil: IsoDate;
}

export type StateTravelFitnessBody = TravelFitnessView;
