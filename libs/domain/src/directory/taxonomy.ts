import type { Service } from './codes';

/** How near the term is, in SKOS's words: the same, one that holds more than the service, or one beside it. */
export type TaxonomyMatch = 'close' | 'broad' | 'related';

/** A term that classifies a type of service: HSDS 3's `taxonomy_term`, by the `taxonomy` it is of and the `code` it has there. */
export interface TaxonomyTerm {
  readonly taxonomy: 'open-eligibility';
  /** The words from the root down, with colons between. */
  readonly code: string;
  /** The term's own English name. */
  readonly name: string;
  readonly match: TaxonomyMatch;
}

/** What HSDS says of the taxonomy that the terms are of (`taxonomy`): its name, where it is kept, and that it is free to be named. */
export const openEligibility = {
  name: 'Open Eligibility Human Services Taxonomy',
  uri: 'https://github.com/auntbertha/openeligibility',
  licence: 'CC BY-SA 3.0',
} as const;

const term = (code: string, name: string, match: TaxonomyMatch = 'close'): TaxonomyTerm => ({
  taxonomy: 'open-eligibility',
  code: `human_services:${code}`,
  name,
  match,
});

/**
 * Each type of service under its term (Open Referral HSDS: a service is classified by terms of a taxonomy, so that directories of others
 * find it). No taxonomy that may be used freely knows the return home or reintegration: these stand beside, or under, what comes nearest.
 */
export const serviceTaxonomy: Readonly<Record<Service, TaxonomyTerm>> = {
  shelter: term('care:physical_safety:immediate_safety:safe_housing', 'Safe Housing'),
  medical: term('health:medical_care', 'Medical Care'),
  psychological: term('health:mental_health_care', 'Mental Health Care'),
  'legal-aid': term('legal:advocacy_legal_aid', 'Advocacy & Legal Aid'),
  interpretation: term('legal:translation_interpretation', 'Translation & Interpretation'),
  repatriation: term('legal:advocacy_legal_aid:citizenship_immigration', 'Citizenship & Immigration', 'related'),
  reintegration: term('care:support_network', 'Support Network', 'broad'),
  'financial-aid': term('money:financial_assistance', 'Financial Assistance'),
  education: term('education', 'Education'),
  employment: term('work', 'Work'),
};
