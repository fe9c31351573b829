export { ConsentsModule } from './consents.module';
export { ConsentSchema, ConsentWithdrawalSchema } from './consent.schema';
export { consentFacts, ConsentStore } from './consent.store';
