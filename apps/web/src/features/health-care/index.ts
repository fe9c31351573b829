export { TravelFitnessPanel } from './travel-fitness-panel';
