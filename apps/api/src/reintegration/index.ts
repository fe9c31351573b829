export { ReintegrationModule } from './reintegration.module';
export { reintegrationStatements } from './reintegration.statements';
