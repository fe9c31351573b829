/**
 * What a case's journey must read, written from domain.md section 2 alone: identification, shelter, medical, psychological, legal aid,
 * repatriation, reintegration, each not-needed, needed, referred, in-progress, done or declined-by-person, derived from decisions,
 * referrals and service records. Nothing of the product is imported here, so that a mistake of its own is not read twice.
 */

export type State = 'not-needed' | 'needed' | 'referred' | 'in-progress' | 'done' | 'declined-by-person';

export const stepsOfJourney = [
  'identification',
  'shelter',
  'medical',
  'psychological',
  'legal-aid',
  'repatriation',
  'reintegration',
] as const;
export type Step = (typeof stepsOfJourney)[number];

/** One need, one referral, one stay or one hand-over: what it says of its step, and whether somebody still has to do with it. */
export interface Strand {
  readonly step: Step;
  says: State | 'nothing';
  open: boolean;
  /** The place in the order of events of what it says. */
  at: number;
}

/** What somebody has begun is more than what was asked for, and that more than what is only needed. */
const weight: Readonly<Record<string, number>> = { 'in-progress': 3, referred: 2, needed: 1 };

/** A negative decision ends the question as a positive one does; taking it up again asks it anew. */
const endsIdentification = ['no-reasonable-grounds', 'confirmed', 'not-confirmed', 'not-proven'];

/** @param identification the status of the last decision, `presumed` before the first */
export function journeyByTheBook(identification: string, strands: readonly Strand[]): Record<Step, State> {
  const read = (step: Step): State => {
    if (step === 'identification') return endsIdentification.includes(identification) ? 'done' : 'in-progress';
    const speaking = strands.filter((strand) => strand.step === step && strand.says !== 'nothing');
    const open = speaking.filter((strand) => strand.open);
    if (open.length > 0) return open.reduce((most, next) => (weight[next.says]! > weight[most.says]! ? next : most)).says as State;
    const last = speaking.toSorted((a, b) => b.at - a.at)[0];
    return (last?.says as State | undefined) ?? 'not-needed';
  };
  return Object.fromEntries(stepsOfJourney.map((step) => [step, read(step)])) as Record<Step, State>;
}
