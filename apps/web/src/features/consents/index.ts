export { ConsentFields } from './consent-fields';
export { consentBodyOf, consentValuesFor, type ConsentErrors, type ConsentValues } from './consent-values';
export { ConsentWords } from './consent-words';
export { FurtherConsents } from './further-consents';
export { ConsentsPanel } from './consents-panel';
export { useConsents, useRecordConsent } from './consents.queries';
