export { CaseStatusBadge, IdentificationBadge } from './case-badges';
export { CaseNumber } from './case-number';
export { caseKey, useCase } from './case-record.queries';
export { DerivedFacts } from './derived-facts';
export { CoreSection, ExploitationSection, IdentitySection } from './category-sections';
export { ReturnSection } from './return-section';
