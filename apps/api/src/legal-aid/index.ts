import { escalateLawyerAnswer } from './tell-legal-aid';

export { legalStatements } from './legal.statements';
export { LegalAidModule } from './legal-aid.module';

/** What each of a matter's clocks does. */
export const legalEscalations = { 'lawyer-answer': escalateLawyerAnswer };
