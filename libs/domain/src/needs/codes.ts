import type { Urgency } from '../referrals/codes';
import { codeList, type CodeOf } from '../shared/code-list';

/** How soon a need must be met: the same words as a referral's urgency, which it proposes. */
export type NeedLevel = Urgency;

/** `declined-by-person`: it is there, and the person does not want help with it; whoever changes their mind has it recorded anew. */
export const needStatuses = codeList('need-status', ['open', 'met', 'declined-by-person']);
export type NeedStatus = CodeOf<typeof needStatuses>;

/** Who saw it first. */
export const needIdentifiers = codeList('need-identified-by', ['person', 'guardian', 'own-unit', 'other-body']);
export type NeedIdentifier = CodeOf<typeof needIdentifiers>;

export const needMoves = codeList('need-move', ['meet', 'decline']);
export type NeedMove = CodeOf<typeof needMoves>;
