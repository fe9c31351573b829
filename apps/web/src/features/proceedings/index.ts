export { CaseProceedings } from './case-proceedings';
export { ProceedingPage } from './proceeding-page';
export { ProceedingsPage } from './proceedings-page';
