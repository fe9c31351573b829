export { FactStore } from './fact-store';
export { FactsModule } from './facts.module';
