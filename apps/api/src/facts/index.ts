export { deriveFacts, factPlaceOf, type FactPlace } from './derive-facts';
export { FactStore } from './fact-store';
export { FactWriter } from './fact-writer';
export { rebuildFacts, type Rebuilt } from './rebuild-facts';
export { FactsModule } from './facts.module';
