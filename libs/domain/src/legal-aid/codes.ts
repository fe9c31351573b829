import { codeList, type CodeOf } from '../shared/code-list';

/** Where a legal matter stands: nobody has it yet, a lawyer took it, help was given, it is over. */
export const legalMatterStatuses = codeList('legal-matter-status', ['opened', 'assigned', 'running', 'ended']);
export type LegalMatterStatus = CodeOf<typeof legalMatterStatuses>;

export const legalMatterMoves = codeList('legal-matter-move', [
  'offer-lawyer',
  'accept-lawyer',
  'decline-lawyer',
  'replace-lawyer',
  'declare-conflict',
]);
export type LegalMatterMove = CodeOf<typeof legalMatterMoves>;

/** How an offer of a matter to a lawyer stands, or ended. */
export const lawyerAssignmentStatuses = codeList('lawyer-assignment-status', ['offered', 'accepted', 'declined', 'replaced', 'ended']);
export type LawyerAssignmentStatus = CodeOf<typeof lawyerAssignmentStatuses>;

/** Why a lawyer does not take a matter, or gives it up. */
export const lawyerReasons = codeList('lawyer-reason', [
  'no-time',
  'too-far',
  'language',
  'conflict-of-interest',
  'not-trained',
  'person-asked',
  'lawyer-left',
  'other',
]);
export type LawyerReason = CodeOf<typeof lawyerReasons>;

/** What keeps a lawyer from a case for good (the bar's rules on conflicts of interest, Lawyers' Law 173/1965). */
export const lawyerConflicts = codeList('lawyer-conflict', [
  'acts-for-suspect',
  'acts-for-employer',
  'related-to-suspect',
  'acted-against-person',
  'is-witness',
  'other-conflict',
]);
export type LawyerConflict = CodeOf<typeof lawyerConflicts>;

/** What legal aid is given as: System 7/2017's advice, and what the strategy asks of the bar and the clinics (s2023-2.03, 2.05). */
export const legalAidKinds = codeList('legal-aid-kind', [
  'advice',
  'representation',
  'hearing-attended',
  'statement-supported',
  'document-drafted',
  'rights-explained',
  'accompanied',
  'mediation',
]);
export type LegalAidKind = CodeOf<typeof legalAidKinds>;

/** On whose word a lawyer acts: the person's, the guardian's, a court's, or the path where the guardian may be involved (domain.md section 5). */
export const legalAuthorities = codeList('legal-authority', ['self', 'guardian', 'court', 'guardian-conflict-path']);
export type LegalAuthority = CodeOf<typeof legalAuthorities>;

/** How a matter ended. Known to the office alone; the sender of the referral learns what it comes to. */
export const legalOutcomes = codeList('legal-outcome', [
  'matter-resolved',
  'judgment-obtained',
  'advice-sufficed',
  'client-declined',
  'client-unreachable',
  'handed-to-other-lawyer',
  'not-eligible',
  'sharing-ended',
  'client-deceased',
]);
export type LegalOutcome = CodeOf<typeof legalOutcomes>;
