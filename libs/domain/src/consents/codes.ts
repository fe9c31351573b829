import { codeList, type CodeOf } from '../shared/code-list';

export const consentPurposes = codeList('consent-purpose', [
  'assistance',
  'referral',
  'share-identity',
  'share-health',
  'contact-family',
  'law-enforcement',
  'repatriation',
  'statistics',
  'after-care',
]);
export type ConsentPurpose = CodeOf<typeof consentPurposes>;

export const consentGivers = codeList('consent-given-by', ['self', 'guardian-and-assent', 'court', 'guardian-conflict-path']);
export type ConsentGiver = CodeOf<typeof consentGivers>;

export const consentMethods = codeList('consent-method', ['spoken', 'signed', 'thumbprint', 'recorded']);
export type ConsentMethod = CodeOf<typeof consentMethods>;

export const consentStatuses = codeList('consent-status', ['valid', 'expired', 'withdrawn']);
export type ConsentStatus = CodeOf<typeof consentStatuses>;
