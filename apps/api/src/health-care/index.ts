export { HealthCareModule } from './health-care.module';
