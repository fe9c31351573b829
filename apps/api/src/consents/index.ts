export { ConsentsModule } from './consents.module';
export { ConsentSchema, ConsentWithdrawalSchema } from './consent.schema';
export { consentFacts, ConsentStore, type ConsentRow } from './consent.store';
