import type { Role } from '../accounts/codes';
import { allow, refuse, type Outcome } from '../shared/outcome';
import { releaseSteps, type ReleaseReason, type ReleaseStatus, type ReleaseStep } from './codes';

interface StepRule {
  readonly from: readonly ReleaseStatus[];
  readonly to: ReleaseStatus;
  /** Taken by another person than who asked for the table and who proposed it. */
  readonly byAnother: boolean;
  readonly needsReason: boolean;
  /** Who may take it (domain.md section 1: analysts make figures, the chair lets them out). */
  readonly roles: readonly Role[];
}

const makers: readonly Role[] = ['secretariat-analyst'];
const publishers: readonly Role[] = ['secretariat-analyst', 'committee-chair'];

/** Every step of a release; the database holds the same table. */
export const releaseMachine: Readonly<Record<ReleaseStep, StepRule>> = {
  propose: { from: ['computed'], to: 'proposed', byAnother: false, needsReason: false, roles: makers },
  publish: { from: ['proposed'], to: 'published', byAnother: true, needsReason: false, roles: publishers },
  return: { from: ['proposed'], to: 'computed', byAnother: false, needsReason: true, roles: publishers },
  discard: { from: ['computing', 'refused', 'computed', 'proposed'], to: 'discarded', byAnother: false, needsReason: false, roles: makers },
  withdraw: { from: ['published', 'superseded'], to: 'withdrawn', byAnother: false, needsReason: true, roles: publishers },
};

export interface StepReleaseBody {
  readonly step: ReleaseStep;
  readonly reason?: ReleaseReason | null;
}

/** What a step is decided on. */
export interface ReleaseFacts {
  readonly status: ReleaseStatus;
  /** Whether who takes the step asked for the table or proposed it. */
  readonly own: boolean;
  readonly held: readonly Role[];
}

const isOne = (held: readonly Role[], wanted: readonly Role[]): boolean => held.some((role) => wanted.includes(role));

/** The steps this reader can take now, in the machine's order. */
export const releaseStepsOf = ({ status, own, held }: ReleaseFacts): ReleaseStep[] =>
  releaseSteps.codes.filter((step) => {
    const { from, byAnother, roles } = releaseMachine[step];
    return from.includes(status) && !(own && byAnother) && isOne(held, roles);
  });

/** May this step be taken? Publishing is two people's (domain.md section 8). */
export function decideReleaseStep(
  { step, reason }: StepReleaseBody,
  { status, own, held }: ReleaseFacts,
): Outcome<{ readonly to: ReleaseStatus }> {
  const rule = releaseMachine[step];
  if (!isOne(held, rule.roles)) return refuse('role.forbidden');
  if (!rule.from.includes(status)) return refuse('release.status');
  if (rule.byAnother && own) return refuse('release.second-person');
  if (rule.needsReason === (reason === undefined || reason === null))
    return refuse('body.invalid', { errors: [{ path: 'reason', code: rule.needsReason ? 'value.missing' : 'value.unexpected' }] });
  return allow({ to: rule.to });
}
