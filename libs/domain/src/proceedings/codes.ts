import { codeList, type CodeOf } from '../shared/code-list';

/** How far a criminal proceeding has come: derived from its entries, written by nobody. */
export const proceedingStages = codeList('proceeding-stage', ['investigated', 'in-court', 'judged']);
export type ProceedingStage = CodeOf<typeof proceedingStages>;

export const defendantKinds = codeList('defendant-kind', ['person', 'company']);
export type DefendantKind = CodeOf<typeof defendantKinds>;

/** What can happen to a defendant: the series the strategy asks for (s2023-4.07) and the steps between them (Criminal Procedure Law 23/1971). */
export const proceedingEventKinds = codeList('proceeding-event', [
  'arrest',
  'remand',
  'release',
  'juvenile-placement',
  'charge',
  'prosecution',
  'verdict',
  'sentence',
  'appeal',
  'appeal-decision',
  'asset-seizure',
  'compensation-order',
  'company-sanction',
]);
export type ProceedingEventKind = CodeOf<typeof proceedingEventKinds>;

/** An entry stands until a counter-entry takes it back; neither is ever changed. */
export const proceedingEntries = codeList('proceeding-entry', ['entry', 'reversal']);
export type ProceedingEntry = CodeOf<typeof proceedingEntries>;

/** What somebody is charged under: the law and its article. */
export const chargeArticles = codeList('charge-article', [
  'trafficking-28-2012-art-5-first',
  'trafficking-28-2012-art-5-second',
  'trafficking-28-2012-art-6',
  'trafficking-28-2012-art-7',
  'trafficking-28-2012-art-8',
  'trafficking-28-2012-art-9',
  'organ-transplant-11-2016',
  'prostitution-8-1988',
  'penal-code-111-1969',
  'residence-76-2017',
  'labour-37-2015',
  'aml-cft-39-2015',
]);
export type ChargeArticle = CodeOf<typeof chargeArticles>;

export const verdicts = codeList('verdict', ['convicted', 'acquitted', 'dismissed']);
export type Verdict = CodeOf<typeof verdicts>;

export const sentenceKinds = codeList('sentence', ['imprisonment', 'life', 'death', 'fine', 'juvenile-measure']);
export type SentenceKind = CodeOf<typeof sentenceKinds>;

export const appealDecisions = codeList('appeal-decision', ['upheld', 'overturned', 'sent-back']);
export type AppealDecision = CodeOf<typeof appealDecisions>;

export const seizedProperties = codeList('seized-property', [
  'money',
  'bank-account',
  'real-estate',
  'vehicle',
  'business',
  'documents-and-devices',
  'other-property',
]);
export type SeizedProperty = CodeOf<typeof seizedProperties>;

/** What is counted: convicts held (roles 5-b), juveniles placed and juveniles convicted (roles 4-d), in trafficking cases, on one day. */
export const custodyKinds = codeList('custody-kind', ['convicts', 'juveniles-placed', 'juveniles-convicted']);
export type CustodyKind = CodeOf<typeof custodyKinds>;

/** What a count may be broken down by, beside the sexes. */
export const custodyDimensions = codeList('custody-dimension', ['age-group', 'citizenship', 'article', 'kind']);
export type CustodyDimension = CodeOf<typeof custodyDimensions>;

/** What is done to a company: Law 28/2012 art. 9 and the labour law's licences. */
export const companySanctions = codeList('company-sanction', ['company-fine', 'suspended', 'closed', 'dissolved', 'licence-withdrawn']);
export type CompanySanction = CodeOf<typeof companySanctions>;
