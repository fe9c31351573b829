import { escalationsOf, wordEveryDays } from '@himaya/domain';
import { demoId } from './draws';
import type { Row } from './insert-rows';
import type { DemoReferral } from './referrals';

/** One deadline of a referral: when it began to run, when it falls, and when it was met. */
interface Stage {
  readonly kind: 'referral-receive' | 'referral-decide' | 'referral-first-service' | 'referral-progress';
  readonly from: Date | null;
  readonly due: Date | null;
  readonly answered: Date | null;
}

/** How long the sweep takes to come round. */
const sweepMs = 30_000;
const day = 86_400_000;

/** The steps of a referral's deadlines: gone off, no longer needed, or still to come; what went off is an escalation. */
export function deadlineRows(referral: DemoReferral, now: Date): { deadline: Row[]; escalation: Row[] } {
  const steps = stagesOf(referral).flatMap(({ kind, from, due, answered }) =>
    from === null || due === null
      ? []
      : escalationsOf(from, due).map(({ step, at }) => {
          const goesOff = new Date(at.getTime() + sweepMs);
          return { kind, step, at, answered, firedAt: goesOff <= (answered ?? now) ? goesOff : null };
        }),
  );
  return {
    deadline: steps.map(({ kind, step, at, answered, firedAt }) => ({
      id: demoId('deadline', `${referral.id}|${kind}|${step}`),
      kind,
      step,
      subject_id: referral.id,
      due_at: at,
      fired_at: firedAt,
      cancelled_at: firedAt === null ? answered : null,
    })),
    escalation: steps.flatMap(({ kind, step, at, firedAt }) =>
      firedAt === null ? [] : [{ subject_id: referral.id, kind, step, due_at: at, at: firedAt }],
    ),
  };
}

function stagesOf({ status, times, dues }: DemoReferral): Stage[] {
  const word = status === 'in-progress' ? dues.next : null;
  return [
    { kind: 'referral-receive', from: times.requested, due: dues.receive, answered: times.received ?? times.decided ?? times.ended },
    { kind: 'referral-decide', from: times.requested, due: dues.decide, answered: times.decided ?? times.ended },
    { kind: 'referral-first-service', from: times.accepted, due: dues.service, answered: times.started ?? times.ended },
    { kind: 'referral-progress', from: word && new Date(word.getTime() - wordEveryDays * day), due: word, answered: null },
  ];
}
