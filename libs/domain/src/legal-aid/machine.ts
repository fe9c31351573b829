import type { CaseStatus } from '../cases/codes';
import type { GuardianState } from '../child-safeguards/codes';
import type { ServiceOutcome } from '../referrals/codes';
import type { CategoryMask } from '../shared/categories';
import { maskOf } from '../shared/categories';
import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import type { IsoDate } from '../shared/partial-date';
import type {
  LawyerAssignmentStatus,
  LawyerReason,
  LegalAidKind,
  LegalAuthority,
  LegalMatterMove,
  LegalMatterStatus,
  LegalOutcome,
} from './codes';
import type { MoveLegalMatterBody, RecordLegalAidBody } from './types';

type MatterField = 'lawyerId' | 'reason' | 'conflict';

interface MatterRule {
  readonly from: readonly LegalMatterStatus[];
  /** Null where the status stays. */
  readonly to: LegalMatterStatus | null;
  /** What it takes of the offer or assignment that stands; null for none, `any` where it does not matter. */
  readonly standing: LawyerAssignmentStatus | null | 'any';
  readonly needs: readonly MatterField[];
}

export const openMatterStatuses = ['opened', 'assigned', 'running'] as const satisfies readonly LegalMatterStatus[];

/**
 * Every move of a matter but its beginning, its help and its end; the database holds the same table. A matter that runs goes on running
 * while it looks for another lawyer: what was given does not become undone.
 */
export const legalMatterMachine: Readonly<Record<LegalMatterMove, MatterRule>> = {
  'offer-lawyer': { from: ['opened', 'running'], to: null, standing: null, needs: ['lawyerId'] },
  'accept-lawyer': { from: ['opened', 'running'], to: 'assigned', standing: 'offered', needs: [] },
  'decline-lawyer': { from: ['opened', 'running'], to: null, standing: 'offered', needs: ['reason'] },
  'replace-lawyer': { from: ['assigned', 'running'], to: 'opened', standing: 'accepted', needs: ['reason'] },
  'declare-conflict': { from: openMatterStatuses, to: null, standing: 'any', needs: ['lawyerId', 'conflict'] },
};

/** Where a move leads: a matter that runs stays running. */
export function statusAfter(move: LegalMatterMove, status: LegalMatterStatus): LegalMatterStatus {
  return status === 'running' ? 'running' : (legalMatterMachine[move].to ?? status);
}

/** How long whoever was offered a matter has to answer, in hours, by how urgent it is. */
export const lawyerAnswerHours = { immediate: 4, urgent: 24, standard: 72 } as const;

/** The lawyer whom an offer is about. */
export interface LawyerFacts {
  readonly active: boolean;
  readonly trainedForChildren: boolean;
  readonly conflicted: boolean;
}

const matterFields = ['lawyerId', 'reason', 'conflict'] as const;

/** May this move be made? Fields first, then where the matter stands, then whether the lawyer may have it. */
export function decideLegalMatterMove(
  body: MoveLegalMatterBody,
  facts: {
    readonly status: LegalMatterStatus;
    readonly standing: LawyerAssignmentStatus | null;
    /** The lawyer named is the one whose offer or assignment stands. */
    readonly stands: boolean;
    readonly child: boolean;
    /** Null where the roster has no such lawyer. */
    readonly lawyer: LawyerFacts | null;
  },
): Outcome<{ readonly to: LegalMatterStatus }> {
  const rule = legalMatterMachine[body.move];
  const given = (field: MatterField): boolean => body[field] !== undefined && body[field] !== null;
  const errors: FieldProblem[] = matterFields.flatMap((path) =>
    rule.needs.includes(path) === given(path) ? [] : [{ path, code: given(path) ? 'key.unknown' : 'required' }],
  );
  if (errors.length > 0) return refuse('body.invalid', { errors });
  if (!rule.from.includes(facts.status)) return refuse('legal.not-now');
  if (rule.standing !== 'any' && rule.standing !== facts.standing) return refuse('legal.not-now');
  if (rule.needs.includes('lawyerId') && facts.lawyer === null) return refuse('legal.lawyer-unknown');
  if (body.move === 'offer-lawyer') {
    const fit = decideLawyer(facts.lawyer, facts.child);
    if (!fit.ok) return fit;
  }
  // A conflict of whoever has the matter takes it from them.
  return allow({ to: statusAfter(body.move === 'declare-conflict' && facts.stands ? 'replace-lawyer' : body.move, facts.status) });
}

/** May this lawyer have a matter? Nobody who has an interest against the person, for a child nobody untrained. */
export function decideLawyer(lawyer: LawyerFacts | null, child: boolean): Outcome<null> {
  if (lawyer === null || !lawyer.active) return refuse('legal.lawyer-unknown');
  if (lawyer.conflicted) return refuse('legal.lawyer-conflicted');
  return child && !lawyer.trainedForChildren ? refuse('legal.lawyer-untrained') : allow(null);
}

/** What can be done with a matter now, besides its help and its end. */
export function availableLegalMoves(status: LegalMatterStatus, standing: LawyerAssignmentStatus | null): LegalMatterMove[] {
  return (Object.keys(legalMatterMachine) as LegalMatterMove[]).filter((move) => {
    const rule = legalMatterMachine[move];
    return rule.from.includes(status) && (rule.standing === 'any' || rule.standing === standing);
  });
}

/** May a matter be opened for this case? By who writes `legal`, once at a time. */
export function decideOpenLegalMatter(facts: {
  readonly write: CategoryMask;
  readonly caseStatus: CaseStatus;
  readonly open: boolean;
}): Outcome<null> {
  if ((facts.write & maskOf('legal')) === 0) return refuse('case.category-not-yours');
  if (facts.caseStatus !== 'open') return refuse('case.closed');
  return facts.open ? refuse('legal.already') : allow(null);
}

/** What each kind of help must say: in which language, and on whose word it is done in the person's name. */
export const legalAidRules: Readonly<Record<LegalAidKind, { readonly language: boolean; readonly authority: boolean }>> = {
  advice: { language: false, authority: false },
  representation: { language: false, authority: true },
  'hearing-attended': { language: false, authority: false },
  'statement-supported': { language: false, authority: false },
  'document-drafted': { language: false, authority: true },
  'rights-explained': { language: true, authority: false },
  accompanied: { language: false, authority: false },
  mediation: { language: false, authority: true },
};

/**
 * On whose word may somebody act for this person? An adult's own or a court's; a child's guardian's unless there is none or it may be
 * involved, a court's, or by the path for guardians who may be (domain.md sections 5 and 9).
 */
export function decideAuthority(authority: LegalAuthority, facts: { child: boolean; guardian: GuardianState | null }): Outcome<null> {
  if (!facts.child) return authority === 'self' || authority === 'court' ? allow(null) : refuse('legal.authority');
  if (authority === 'self') return refuse('legal.authority');
  return authority === 'guardian' && facts.guardian !== 'appointed' ? refuse('legal.guardian-conflict') : allow(null);
}

/** Can this help be written down? @param facts `today` in Iraq; of a child, who speaks for it */
export function decideLegalAid(
  body: Omit<RecordLegalAidBody, 'words' | 'corrects'>,
  facts: { readonly status: LegalMatterStatus; readonly child: boolean; readonly guardian: GuardianState | null; readonly today: IsoDate },
): Outcome<null> {
  const rule = legalAidRules[body.kind];
  const needs = (path: 'language' | 'authority', wanted: boolean): FieldProblem[] => {
    const given = body[path] !== undefined && body[path] !== null;
    return wanted === given ? [] : [{ path, code: given ? 'key.unknown' : 'required' }];
  };
  const errors: FieldProblem[] = [
    ...needs('language', rule.language),
    ...needs('authority', rule.authority),
    ...(body.deliveredOn > facts.today ? [{ path: 'deliveredOn', code: 'date.future' }] : []),
  ];
  if (errors.length > 0) return refuse('body.invalid', { errors });
  if (facts.status === 'ended') return refuse('legal.not-now');
  return body.authority ? decideAuthority(body.authority, facts) : allow(null);
}

/**
 * One row an outcome: what the sender of the referral is told, and whether the matter may end while something is still before a court, the
 * fund or the residence directorate. What it was about stays with the office (domain.md section 3).
 */
export const legalOutcomeRules: Readonly<
  Record<LegalOutcome, { readonly outcome: ServiceOutcome; readonly leavesPending: boolean; readonly chosen: boolean }>
> = {
  'matter-resolved': { outcome: 'service-provided', leavesPending: false, chosen: true },
  'judgment-obtained': { outcome: 'service-provided', leavesPending: false, chosen: true },
  'advice-sufficed': { outcome: 'service-provided', leavesPending: false, chosen: true },
  'client-declined': { outcome: 'person-declined', leavesPending: true, chosen: true },
  'client-unreachable': { outcome: 'person-left', leavesPending: true, chosen: true },
  'handed-to-other-lawyer': { outcome: 'referred-on', leavesPending: true, chosen: true },
  'not-eligible': { outcome: 'not-provided', leavesPending: false, chosen: true },
  // Not said by anybody: nothing had begun when the sharing ended.
  'sharing-ended': { outcome: 'person-declined', leavesPending: true, chosen: false },
  'client-deceased': { outcome: 'partly-provided', leavesPending: true, chosen: true },
};

/**
 * May the matter end so?
 * @param facts `hearings` planned ones, `pending` applications and claims that nobody has decided, `given` whether any help was written down
 */
export function decideEndOfMatter(
  outcome: LegalOutcome,
  facts: { readonly status: LegalMatterStatus; readonly given: boolean; readonly hearings: number; readonly pending: number },
): Outcome<{ readonly outcome: ServiceOutcome }> {
  const rule = legalOutcomeRules[outcome];
  if (!rule.chosen) return refuse('body.invalid', { errors: [{ path: 'outcome', code: 'code.unknown' }] });
  if (facts.status === 'ended') return refuse('legal.not-now');
  if (rule.outcome === 'service-provided' && !facts.given) return refuse('legal.nothing-given');
  if (facts.hearings > 0) return refuse('legal.hearing-planned');
  if (facts.pending > 0 && !rule.leavesPending) return refuse('legal.claim-pending');
  return allow({ outcome: rule.outcome });
}

/** May the referral of a matter be ended by hand? Not past the matter, whose end reports it; who only waits is waited for no more. */
export function decideEndBesideMatter(action: 'complete' | 'fail', matter: LegalMatterStatus | null): Outcome<null> {
  const keeps = action === 'complete' ? ['opened', 'assigned', 'running'] : ['assigned', 'running'];
  return matter !== null && keeps.includes(matter) ? refuse('legal.still-open') : allow(null);
}

/** The best fit first: who speaks the language, then who works there, then who has fewest matters. */
export function compareLawyers(
  a: { readonly speaks: boolean; readonly near: boolean; readonly matters: number },
  b: { readonly speaks: boolean; readonly near: boolean; readonly matters: number },
): number {
  return Number(b.speaks) - Number(a.speaks) || Number(b.near) - Number(a.near) || a.matters - b.matters;
}

/** Reasons a declined or replaced lawyer can be given by hand; a conflict is declared. */
export const givenLawyerReasons: readonly LawyerReason[] = [
  'no-time',
  'too-far',
  'language',
  'not-trained',
  'person-asked',
  'lawyer-left',
  'other',
];
