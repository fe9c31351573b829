import { codeList, type CodeOf } from '../shared/code-list';

/** What endangers the person now. Our own list, to be reviewed by practitioners (ADR 0046). */
export const riskFactors = codeList('risk-factor', [
  'threats-since-leaving',
  'armed-group-or-weapons',
  'no-safe-place-tonight',
  'self-harm',
  'urgent-illness-or-injury',
  'child-alone',
  'exploiter-knows-whereabouts',
  'family-involved',
  'honour-threat',
  'exploiter-at-large',
  'network-behind',
  'contact-with-exploiter',
  'witness-in-proceedings',
  'debt-outstanding',
  'documents-held',
  'pregnancy-or-infant',
  'substance-dependence',
  'irregular-residence',
  'known-in-public',
]);
export type RiskFactor = CodeOf<typeof riskFactors>;

export const riskLevels = codeList('risk-level', ['low', 'medium', 'high', 'extreme']);
export type RiskLevel = CodeOf<typeof riskLevels>;
