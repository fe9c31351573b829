import { route } from '../shared/route';
import type { StateTravelFitnessBody, TravelFitnessView } from './types';

export const stateTravelFitness = route<StateTravelFitnessBody, TravelFitnessView>('POST', '/cases/:id/travel-fitness');
