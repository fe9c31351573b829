import { sheetCategories } from '../papers/printing';
import { codeList, type CodeOf } from '../shared/code-list';

/**
 * What a copy is made of, each piece of it to be left out or not: of the record and of what was done for the person; and of each room's own
 * file, which its own unit hands over.
 */
export const ownCopyParts = codeList('own-copy-part', [
  ...sheetCategories.codes,
  'plan',
  'documents',
  'help',
  'shelter',
  'proceedings',
  'reintegration',
  'care',
  'appointments',
  'visits',
  'visit-words',
  'medication',
  'reports',
  'stay',
  'belongings',
  'legal-aid',
  'hearings',
  'claims',
  'return',
  'journey',
  'programme',
  'funding',
]);
export type OwnCopyPart = CodeOf<typeof ownCopyParts>;

/**
 * Where a copy stands: asked for, looked through by a second person, given; or refused. A room's part of it is called off where nobody asks
 * any more, and all of it where the case is erased.
 */
export const ownCopyStates = codeList('own-copy-state', ['requested', 'reviewed', 'handed-over', 'refused', 'called-off']);
export type OwnCopyState = CodeOf<typeof ownCopyStates>;

/** Who asks for it: the person, or who may speak for them. */
export const ownCopyAskers = codeList('own-copy-asker', ['person', 'guardian', 'lawyer']);
export type OwnCopyAsker = CodeOf<typeof ownCopyAskers>;

/** How it was made sure that it is them. */
export const identityChecks = codeList('identity-check', ['known-to-caseworker', 'document-seen', 'guardianship-seen', 'mandate-seen']);
export type IdentityCheck = CodeOf<typeof identityChecks>;

/** How the person wants what other bodies keep: from each, or closed in an envelope through the one that they asked. */
export const partsWays = codeList('parts-way', ['each-body', 'closed-envelope']);
export type PartsWay = CodeOf<typeof partsWays>;

/** Into whose hands it goes: the person's own, unless somebody asked who speaks for them; closed in an envelope only where the person chose it. Nothing else is sent. */
export const handOverChannels = codeList('hand-over-channel', ['in-person', 'to-guardian', 'to-lawyer', 'in-envelope']);
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
