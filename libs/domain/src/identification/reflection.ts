import { allow, refuse, type Outcome } from '../shared/outcome';
import type { IsoDate } from '../shared/partial-date';
import type { ReflectionChange, ReflectionReason, ReflectionStatus } from './codes';

/** What somebody does to a running period: from where, to where, and for which reasons (Council of Europe convention art. 13; UN guidance). */
export interface ReflectionMove {
  readonly from: readonly ReflectionStatus[];
  /** Null leaves it where it is. */
  readonly to: ReflectionStatus | null;
  readonly reasons: readonly ReflectionReason[];
  readonly days: boolean;
}

export type ReflectionDeed = Exclude<ReflectionChange, 'open' | 'end'>;

/** Only a named ground cuts a period short; refusing to cooperate is none. */
export const reflectionMachine: Readonly<Record<ReflectionDeed, ReflectionMove>> = {
  pause: { from: ['running'], to: 'paused', reasons: ['in-hospital', 'whereabouts-unknown', 'abroad', 'other'], days: false },
  resume: { from: ['paused'], to: 'running', reasons: ['discharged', 'found', 'returned', 'other'], days: false },
  extend: {
    from: ['running', 'paused'],
    to: null,
    reasons: ['health', 'trauma', 'child', 'decision-pending', 'proceedings', 'other'],
    days: true,
  },
  cut: {
    from: ['running', 'paused'],
    to: 'cut',
    reasons: ['person-asked', 'contact-with-suspects', 'claimed-improperly', 'public-order', 'entered-in-error'],
    days: false,
  },
  reopen: { from: ['cut'], to: 'running', reasons: ['cut-in-error', 'person-asked', 'other'], days: false },
};

export interface ReflectionRecord {
  readonly status: ReflectionStatus;
  readonly endsOn: IsoDate;
  /** The day the clock stopped, by a pause or by being cut short; null while it runs. */
  readonly stoppedOn: IsoDate | null;
}

export interface ReflectionAsk {
  readonly change: ReflectionDeed;
  readonly reason: ReflectionReason;
  /** How many days more, 1 to 365; for an extension. */
  readonly days?: number;
}

/** Days from one calendar day to another; negative where the other came first. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

export function plusDays(day: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** May this be done to the period today, and when does it end then? One that goes on again has as many days left as when it stopped. */
export function decideReflection(
  record: ReflectionRecord,
  { change, reason, days }: ReflectionAsk,
  today: IsoDate,
): Outcome<{ readonly status: ReflectionStatus; readonly endsOn: IsoDate }> {
  const move = reflectionMachine[change];
  if (!move.reasons.includes(reason)) return refuse('body.invalid', { errors: [{ path: 'reason', code: 'code.unknown' }] });
  if (move.days !== (days !== undefined)) {
    return refuse('body.invalid', { errors: [{ path: 'days', code: move.days ? 'required' : 'key.unknown' }] });
  }
  if (!move.from.includes(record.status)) return refuse('reflection.not-now');
  const goesOn = change === 'resume' || change === 'reopen';
  const added = goesOn && record.stoppedOn !== null ? daysBetween(record.stoppedOn, today) : (days ?? 0);
  return allow({ status: move.to ?? record.status, endsOn: plusDays(record.endsOn, added) });
}

/** What can be done to a period that stands so. */
export function availableReflectionDeeds(status: ReflectionStatus): ReflectionDeed[] {
  return (Object.keys(reflectionMachine) as ReflectionDeed[]).filter((change) => reflectionMachine[change].from.includes(status));
}
