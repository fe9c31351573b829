export { PolicePanel } from './police-panel';
