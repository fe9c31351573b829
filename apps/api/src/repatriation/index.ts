export { RepatriationModule } from './repatriation.module';
export { repatriationStatements } from './repatriation.statements';
