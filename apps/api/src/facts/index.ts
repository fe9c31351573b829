export { deriveFacts, factPlaceOf, prepareFigures, type FactPlace } from './derive-facts';
export { FactStore } from './fact-store';
export { FactWriter } from './fact-writer';
export { rebuildFacts, type Rebuilt } from './rebuild-facts';
export { FactsModule } from './facts.module';
export { cellsStatement } from './fold.statements';
export { foldAll, type Folded } from './fold-all';
export { foldRuleOf } from './fold-rules';
