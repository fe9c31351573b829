export { caseDutyEscalations, caseDutyWork } from './case-duties';
