import type { ReferralStatus, Urgency } from './codes';

const hour = 3_600_000;

/** Calendar hours: `receive` and `decide` run from sending, `firstService` from acceptance. */
export interface UrgencyDeadlines {
  readonly receive: number;
  readonly decide: number;
  readonly firstService: number;
}

export type DeadlineTable = Readonly<Record<Urgency, UrgencyDeadlines>>;

/** The defaults of domain.md section 6; a deployment may pass its own table to every function here. */
export const defaultDeadlines: DeadlineTable = {
  immediate: { receive: 1, decide: 2, firstService: 24 },
  urgent: { receive: 8, decide: 24, firstService: 72 },
  standard: { receive: 24, decide: 72, firstService: 14 * 24 },
};

/**
 * A deployment's own table out of `immediate=1/2/24,urgent=8/24/72,standard=24/72/336`: hours to receive, to decide, to the first
 * service. Urgencies left out keep their defaults. Null where the text says none, or a desk would have to decide before it receives.
 */
export function deadlineTableOf(text: string): DeadlineTable | null {
  const table: Record<string, UrgencyDeadlines> = {};
  for (const part of text.split(',').map((piece) => piece.trim())) {
    const found = /^(immediate|urgent|standard)=(\d{1,4}(?:\.\d+)?)\/(\d{1,4}(?:\.\d+)?)\/(\d{1,4}(?:\.\d+)?)$/.exec(part);
    const [, urgency = '', ...hours] = found ?? [];
    const [receive = 0, decide = 0, firstService = 0] = hours.map(Number);
    if (found === null || receive <= 0 || decide < receive || firstService <= 0) return null;
    table[urgency] = { receive, decide, firstService };
  }
  return { ...defaultDeadlines, ...table };
}

export function deadlinesOf(
  urgency: Urgency,
  sentAt: Date,
  table: DeadlineTable = defaultDeadlines,
): { readonly receiveDueAt: Date; readonly decideDueAt: Date } {
  const { receive, decide } = table[urgency];
  return { receiveDueAt: after(sentAt, receive), decideDueAt: after(sentAt, decide) };
}

export function firstServiceDueAt(urgency: Urgency, acceptedAt: Date, table: DeadlineTable = defaultDeadlines): Date {
  return after(acceptedAt, table[urgency].firstService);
}

/** Days within which a service that runs owes its sender a word: a message, or a next step. A service nobody speaks of is a person lost. */
export const wordEveryDays = 30;

export function wordDueAt(lastWordAt: Date): Date {
  return after(lastWordAt, wordEveryDays * 24);
}

/** When a referral was sent and accepted, and when the receiver of a running service spoke last, as far as it has come. */
export interface ReferralTimes {
  readonly sentAt: Date | null;
  readonly acceptedAt: Date | null;
  readonly lastWordAt: Date | null;
}

/** When the receiver's next answer is due; null where none is owed (drafts, pauses, ended ones). */
export function nextDueAt(
  status: ReferralStatus,
  urgency: Urgency,
  times: ReferralTimes,
  table: DeadlineTable = defaultDeadlines,
): Date | null {
  if (status === 'requested') return times.sentAt && deadlinesOf(urgency, times.sentAt, table).receiveDueAt;
  if (status === 'received') return times.sentAt && deadlinesOf(urgency, times.sentAt, table).decideDueAt;
  if (status === 'accepted') return times.acceptedAt && firstServiceDueAt(urgency, times.acceptedAt, table);
  if (status === 'in-progress') return times.lastWordAt && wordDueAt(times.lastWordAt);
  return null;
}

export type EscalationStep = 'remind-desk' | 'tell-manager-and-sender' | 'tell-coordinator';

/** How much of a deadline's span has passed when each step is taken. */
export const escalationSteps: readonly { readonly percent: number; readonly step: EscalationStep }[] = [
  { percent: 50, step: 'remind-desk' },
  { percent: 100, step: 'tell-manager-and-sender' },
  { percent: 200, step: 'tell-coordinator' },
];

/** When each step of an unanswered deadline falls, earliest first. */
export function escalationsOf(
  startedAt: Date,
  dueAt: Date,
  steps: typeof escalationSteps = escalationSteps,
): { readonly step: EscalationStep; readonly at: Date }[] {
  const span = dueAt.getTime() - startedAt.getTime();
  return steps.map(({ percent, step }) => ({ step, at: new Date(startedAt.getTime() + (span * percent) / 100) }));
}

function after(start: Date, hours: number): Date {
  return new Date(start.getTime() + hours * hour);
}
