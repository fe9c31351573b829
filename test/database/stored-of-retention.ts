import * as domain from '@himaya/domain';

/** What retention stores in codes: table and column, and the list it must be. */
export const storedOfRetention: Readonly<Record<string, readonly string[]>> = {
  'retention_term.outcome': domain.caseOutcomes.codes,
  'retention_term.rule': domain.retentionRules.codes,
  'legal_hold.ground': domain.holdGrounds.codes,
  'legal_hold.state': domain.holdStates.codes,
  'legal_hold.ending': domain.holdEndings.codes,
  'own_copy.asker': domain.ownCopyAskers.codes,
  'own_copy.identity_check': domain.identityChecks.codes,
  'own_copy.paper_language': domain.interfaceLanguages,
  'own_copy.state': domain.ownCopyStates.codes,
  'own_copy.room': domain.categories.codes.filter((room) => room in domain.piecesOf).map((room) => String(domain.maskOf(room))),
  'own_copy.parts_by': domain.partsWays.codes,
  'own_copy.channel': domain.handOverChannels.codes,
  'own_copy.refusal': domain.ownCopyRefusals.codes,
  'printed_paper.parts': domain.ownCopyParts.codes,
  'own_copy_omission.category': domain.ownCopyParts.codes,
  'own_copy_omission.reason': domain.omissionReasons.codes,
  'erasure_order.reason': domain.erasureReasons.codes,
  'erasure_order.rule': domain.retentionRules.codes,
  'erasure_order.state': domain.erasureStates.codes,
};

/** Lists of theirs that no column stores: a decision is a state once it is made. */
export const storedNowhereOfRetention = [domain.holdDecisions, domain.erasureDecisions, domain.ownCopyDecisions];
