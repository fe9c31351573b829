import type { ProceedingEventKind, ProceedingEventView, ProceedingView } from '@himaya/domain';
import type { Answer, Session } from './api';
import { expected, unitOf } from './main-job';

/** A proceeding that concerns nobody who lives. */
export const inventedProceeding = (changes: object = {}): object => ({
  court: 'felony-karkh',
  number: 'INV-9/2026',
  form: 'forced-labour',
  openedOn: '2026-01-05',
  ...changes,
});

export const inventedDefendant = (changes: object = {}): object => ({
  kind: 'person',
  name: 'Invented Defendant One',
  sex: 'male',
  ageBand: '30-59',
  nationality: 'IQ',
  ...changes,
});

export const openedProceeding = async (as: Session, changes: object = {}): Promise<ProceedingView> =>
  expected(await as.post<ProceedingView>('/proceedings', inventedProceeding(changes)), 201);

export const withDefendant = async (as: Session, { id }: { id: string }, changes: object = {}): Promise<ProceedingView> =>
  expected(await as.post<ProceedingView>(`/proceedings/${id}/defendants`, inventedDefendant(changes)), 201);

export const letIn = async (as: Session, { id }: { id: string }, whom: Session): Promise<ProceedingView> =>
  expected(await as.post<ProceedingView>(`/proceedings/${id}/units`, { unitId: (await unitOf(whom)).id }), 200);

/** A proceeding of the police's with one defendant, which the court's office has too. */
export async function aProceeding(police: Session, court: Session, person: object = {}): Promise<ProceedingView> {
  const opened = await openedProceeding(police);
  await letIn(police, opened, court);
  return withDefendant(police, opened, person);
}

export const readProceeding = async (as: Session, { id }: { id: string }): Promise<ProceedingView> =>
  expected(await as.get<ProceedingView>(`/proceedings/${id}`), 200);

/** Writes an entry about the first defendant. */
export const enter = (
  as: Session,
  one: ProceedingView,
  kind: ProceedingEventKind,
  on: string,
  more: object = {},
): Promise<Answer<ProceedingView>> => as.post<ProceedingView>(`/defendants/${one.people[0]!.id}/events`, { kind, on, ...more });

export const entered = async (...asked: Parameters<typeof enter>): Promise<ProceedingView> => expected(await enter(...asked), 201);

/** The entries of a kind, the latest day first. */
export const entries = (one: ProceedingView, kind: ProceedingEventKind): ProceedingEventView[] =>
  one.timeline.filter((event) => event.kind === kind);

/** Charged under article 6, tried, and convicted where so asked. */
export async function triedFor(court: Session, one: ProceedingView, verdict?: 'convicted' | 'acquitted'): Promise<ProceedingView> {
  await entered(court, one, 'charge', '2026-01-12', { article: 'trafficking-28-2012-art-6' });
  const tried = await entered(court, one, 'prosecution', '2026-02-01');
  if (verdict === undefined) return tried;
  return entered(court, one, 'verdict', '2026-03-01', { chargeId: entries(tried, 'charge')[0]!.id, verdict });
}

export const takeBack = (as: Session, event: ProceedingEventView): Promise<Answer<ProceedingView>> =>
  as.post<ProceedingView>(`/proceeding-events/${event.id}/reversal`, {});
