export { ProceedingPage } from './proceeding-page';
export { ProceedingsPage } from './proceedings-page';
