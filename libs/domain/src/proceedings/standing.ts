import type { AgeBand } from '../cases/codes';
import type { ProceedingEventId } from '../shared/ids';
import type { IsoDate } from '../shared/partial-date';
import type { AppealDecision, ChargeArticle, ProceedingEventKind, ProceedingStage, SentenceKind, Verdict } from './codes';

/** Age bands of somebody who is known to be under 18. */
export const juvenileBands: readonly AgeBand[] = ['0-8', '9-14', '15-17', 'child'];

/** An entry of a defendant that stands, in the order in which it was written down. */
export interface LoggedEvent {
  readonly id: ProceedingEventId;
  readonly kind: ProceedingEventKind;
  readonly on: IsoDate;
  readonly chargeId: ProceedingEventId | null;
  readonly article: ChargeArticle | null;
  readonly verdict: Verdict | null;
  readonly sentence: SentenceKind | null;
  readonly decision: AppealDecision | null;
}

export interface ChargeStanding {
  readonly id: ProceedingEventId;
  readonly article: ChargeArticle;
  readonly chargedOn: IsoDate;
  /** What holds now: an appeal that overturns leaves an acquittal, one that sends back leaves nothing. */
  readonly verdict: Verdict | null;
  readonly sentences: readonly SentenceKind[];
  readonly appealPending: boolean;
  /** The day of the charge's last entry. */
  readonly lastOn: IsoDate;
}

/** Where a defendant stands, told from the entries alone. */
export interface DefendantStanding {
  readonly held: boolean;
  /** The day of the last arrest, order or release. */
  readonly custodySince: IsoDate | null;
  readonly prosecutedOn: IsoDate | null;
  /** The earliest first. */
  readonly charges: readonly ChargeStanding[];
}

const nothing: DefendantStanding = { held: false, custodySince: null, prosecutedOn: null, charges: [] };

/** Reads the entries of one defendant, in their order. */
export function standingOf(events: readonly LoggedEvent[]): DefendantStanding {
  return events.reduce(after, nothing);
}

function after(standing: DefendantStanding, event: LoggedEvent): DefendantStanding {
  switch (event.kind) {
    case 'arrest':
    case 'remand':
    case 'juvenile-placement':
      return { ...standing, held: true, custodySince: event.on };
    case 'release':
      return { ...standing, held: false, custodySince: event.on };
    case 'prosecution':
      return { ...standing, prosecutedOn: event.on };
    case 'charge': {
      const { id, article, on } = event;
      const charge = { id, article: article!, chargedOn: on, verdict: null, sentences: [], appealPending: false, lastOn: on };
      return { ...standing, charges: [...standing.charges, charge].toSorted((a, b) => a.chargedOn.localeCompare(b.chargedOn)) };
    }
    default:
      return {
        ...standing,
        charges: standing.charges.map((charge) => (charge.id === event.chargeId ? chargeAfter(charge, event) : charge)),
      };
  }
}

function chargeAfter(charge: ChargeStanding, event: LoggedEvent): ChargeStanding {
  const next = { ...charge, lastOn: event.on };
  if (event.kind === 'verdict') return { ...next, verdict: event.verdict, sentences: [] };
  if (event.kind === 'sentence') return { ...next, sentences: [...charge.sentences, event.sentence!] };
  if (event.kind === 'appeal') return { ...next, appealPending: true };
  if (event.kind !== 'appeal-decision') return charge;
  if (event.decision === 'upheld') return { ...next, appealPending: false };
  return { ...next, appealPending: false, sentences: [], verdict: event.decision === 'overturned' ? 'acquitted' : null };
}

export function chargeOf(standing: DefendantStanding, id: ProceedingEventId | null): ChargeStanding | null {
  return standing.charges.find((charge) => charge.id === id) ?? null;
}

/** The day since which somebody is convicted of anything; null where nothing of it holds. */
export function standsConvicted({ charges }: DefendantStanding): IsoDate | null {
  const days = charges.filter(({ verdict }) => verdict === 'convicted').map(({ lastOn }) => lastOn);
  return days.toSorted()[0] ?? null;
}

/** How far the whole proceeding has come: judged once every charge that is tried has a verdict that nobody appeals. */
export function stageOf(defendants: readonly DefendantStanding[]): ProceedingStage {
  const tried = defendants.filter(({ prosecutedOn }) => prosecutedOn !== null);
  if (tried.length === 0) return 'investigated';
  const charges = tried.flatMap((one) => one.charges);
  return charges.length > 0 && charges.every(({ verdict, appealPending }) => verdict !== null && !appealPending) ? 'judged' : 'in-court';
}
