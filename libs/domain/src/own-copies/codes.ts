import { sheetCategories } from '../papers/printing';
import { codeList, type CodeOf } from '../shared/code-list';

/** What a copy is made of, each part of it to be left out or not: of the record, and of what was done for the person. */
export const ownCopyParts = codeList('own-copy-part', [
  ...sheetCategories.codes,
  'plan',
  'documents',
  'help',
  'shelter',
  'proceedings',
  'reintegration',
]);
export type OwnCopyPart = CodeOf<typeof ownCopyParts>;

/** Where a request for a copy stands: asked for, looked through by a second person, given; or refused. */
export const ownCopyStates = codeList('own-copy-state', ['requested', 'reviewed', 'handed-over', 'refused']);
export type OwnCopyState = CodeOf<typeof ownCopyStates>;

/** Who asks for it: the person, or who may speak for them. */
export const ownCopyAskers = codeList('own-copy-asker', ['person', 'guardian', 'lawyer']);
export type OwnCopyAsker = CodeOf<typeof ownCopyAskers>;

/** How it was made sure that it is them. */
export const identityChecks = codeList('identity-check', ['known-to-caseworker', 'document-seen', 'guardianship-seen', 'mandate-seen']);
export type IdentityCheck = CodeOf<typeof identityChecks>;

/** Into whose hands it goes: the person's own, unless somebody asked who speaks for them. Nothing is sent. */
export const handOverChannels = codeList('hand-over-channel', ['in-person', 'to-guardian', 'to-lawyer']);
export type HandOverChannel = CodeOf<typeof handOverChannels>;

export const ownCopyDecisions = codeList('own-copy-decision', ['release', 'refuse']);
export type OwnCopyDecision = CodeOf<typeof ownCopyDecisions>;

/** Why a part is left out (standards.md section 7: only where others or a case would be harmed). */
export const omissionReasons = codeList('omission-reason', [
  'others-data',
  'others-legal-secrecy',
  'endangers-person',
  'endangers-others',
  'harms-investigation',
]);
export type OmissionReason = CodeOf<typeof omissionReasons>;

/** Why there is no copy at all. */
export const ownCopyRefusals = codeList('own-copy-refusal', ['identity-not-proven', 'endangers-person', 'endangers-others', 'taken-back']);
export type OwnCopyRefusal = CodeOf<typeof ownCopyRefusals>;
