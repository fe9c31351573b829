export { proceedingStatements } from './proceeding.statements';
export { ProceedingsModule } from './proceedings.module';
export { escalateTestimony } from './tell-testimony';
