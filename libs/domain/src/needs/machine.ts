import type { CaseStatus } from '../cases/codes';
import { needsOfService } from '../referrals/codes';
import { allow, refuse, type Outcome } from '../shared/outcome';
import type { NeedLevel, NeedMove, NeedStatus } from './codes';
import type { RecordNeedBody } from './types';

const hour = 3_600_000;

/** Every move of a need; both ends are final, so that what was once so stays told. */
export const needMachine = {
  meet: { from: ['open'], to: 'met' },
  decline: { from: ['open'], to: 'declined-by-person' },
} as const satisfies Record<NeedMove, { readonly from: readonly NeedStatus[]; readonly to: NeedStatus }>;

/** How long a need of each level may stay without anybody being asked (urgent needs 24 h: standards.md section 3, stage 2). */
export const needHours: Readonly<Record<NeedLevel, number>> = { immediate: 24, urgent: 72, standard: 14 * 24 };

export const needDueAt = (level: NeedLevel, since: Date): Date => new Date(since.getTime() + needHours[level] * hour);

/** May this need be recorded? */
export function decideNeed(
  body: RecordNeedBody,
  { caseStatus }: { readonly caseStatus: CaseStatus },
): Outcome<{ readonly status: 'open' }> {
  if (caseStatus !== 'open') return refuse('case.closed');
  if (!needsOfService[body.service].includes(body.needCode)) {
    return refuse('body.invalid', { errors: [{ path: 'needCode', code: 'need.other-service' }] });
  }
  return allow({ status: 'open' });
}

export function decideNeedMove(status: NeedStatus, move: NeedMove, caseStatus: CaseStatus): Outcome<{ readonly to: NeedStatus }> {
  if (caseStatus !== 'open') return refuse('case.closed');
  const { from, to } = needMachine[move];
  return (from as readonly NeedStatus[]).includes(status) ? allow({ to }) : refuse('need.not-now');
}
