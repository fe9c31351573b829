import { handleEvent, registryOf, WorkerDatabase, workOf } from '@himaya/api/testing';
import type { ConcernListItem, ConcernReceipt, ConcernView, NotificationView, Page, ReportConcernBody, TriageView } from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Answer, type Problem, type Session, type TestApi } from './api';
import { saveUser, type Unit } from './directory-builders';
import { expected, ifMatch } from './main-job';

export const work = workOf({ storageDir: 'none' });

const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

export const narrative = 'Invented: she was told what to say at the counter';

/** What an airport's post reports of an invented passenger. */
export const report = (changes: Partial<Record<keyof ReportConcernBody, unknown>> = {}): Record<string, unknown> => ({
  kind: 'trafficking-suspicion',
  channel: 'airport',
  governorate: 'baghdad',
  placeKind: 'airport',
  place: 'Invented gate Z9',
  seenAt: minutesAgo(10),
  peopleCount: 2,
  persons: [{ sex: 'female', ageBand: '18-29', language: 'tl', name: 'Inventina Passengeria', phone: '+964 000 111 2233' }],
  signs: ['documents-held', 'speech-controlled'],
  danger: false,
  safeContact: 'never',
  narrative,
  callback: 'Invented desk 12',
  ...changes,
});

const absent = [
  'documents-held', 'not-free-to-leave', 'violence', 'threats', 'debt', 'long-hours', 'bad-housing', 'residence-tied', 'false-promise', 'child-at-work',
]; // prettier-ignore

/** What a labour inspection forwards: wages that were not paid. @param seen further signs, no longer absent then */
export const labour = (changes: object = {}, ...seen: readonly string[]): Record<string, unknown> =>
  report({
    kind: 'labour-case',
    channel: 'labour-inspection',
    placeKind: 'workplace',
    persons: [],
    signs: ['no-pay', ...seen],
    signsAbsent: absent.filter((sign) => !seen.includes(sign)),
    employer: 'Invented Works Co.',
    labourDecision: 'suspected-trafficking',
    ...changes,
  });

export const sent = async (as: Session, body: object, key?: string): Promise<ConcernReceipt> =>
  expected(await as.post<ConcernReceipt>('/concerns', body, key === undefined ? {} : { 'idempotency-key': key }), 201);
export const read = async (as: Session, { id }: { id: string }): Promise<ConcernView> =>
  expected(await as.get<ConcernView>(`/concerns/${id}`), 200);
export const triage = <View = Problem>(as: Session, concern: { id: string; version: number }, body: object): Promise<Answer<View>> =>
  as.post<View>(`/concerns/${concern.id}/triage`, body, ifMatch(concern));
export const sorted = async (as: Session, concern: ConcernView, body: object): Promise<TriageView> =>
  expected(await triage<TriageView>(as, concern, body), 200);
/** Reads it and decides. */
export const sortOut = async (as: Session, concern: { id: string }, body: object): Promise<TriageView> =>
  sorted(as, await read(as, concern), body);
export const own = async (as: Session): Promise<readonly ConcernReceipt[]> =>
  expected(await as.get<Page<ConcernReceipt>>('/concerns?box=own&limit=100'), 200).items;
export const receipt = async (as: Session, { id }: { id: string }): Promise<ConcernReceipt | undefined> =>
  (await own(as)).find((one) => one.id === id);

/** Every page of a queue. */
export async function queue(as: Session, box: 'triage' | 'decided' = 'triage'): Promise<readonly ConcernListItem[]> {
  const items: ConcernListItem[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const path: string = `/concerns?box=${box}&limit=7${cursor && `&cursor=${cursor}`}`;
    const page: Page<ConcernListItem> = expected(await as.get<Page<ConcernListItem>>(path), 200);
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}

/** Kinds of the notices about a concern that this account reads, the oldest first. */
export const told = async (as: Session, id: string): Promise<string[]> =>
  expected(await as.get<Page<NotificationView>>('/notifications?limit=100'), 200)
    .items.filter(({ subjectId }) => subjectId === id)
    .map(({ kind }) => kind)
    .toReversed();

const accounts = {
  reporter: 'frontline-reporter',
  inspector: 'frontline-reporter-2',
  officer: 'police-officer',
  /** Of the second section of the same governorate. */
  colleague: 'police-officer-2',
  supervisor: 'police-supervisor',
  coordinator: 'case-coordinator',
  shelter: 'shelter-manager',
} as const;

/** The demo world with everybody who has to do with concerns signed in, and a worker by hand. */
export interface ConcernWorld extends Readonly<Record<keyof typeof accounts, Session>> {
  readonly api: TestApi;
  readonly guard: Client;
  readonly worker: WorkerDatabase;
  /** An officer of the section of a governorate that triages for itself. */
  sectionOf(governorate: string): Promise<Session>;
  /** Runs the handlers of everything that waits in the outbox. */
  deliver(): Promise<void>;
  stop(): Promise<void>;
}

export async function concernWorld(): Promise<ConcernWorld> {
  const api = await startTestApi({ WORKER: 'apart' });
  const guard = await api.database.asGuard();
  const worker = await WorkerDatabase.open(api.database.urlFor('worker'));
  const sessions = Object.fromEntries(
    await Promise.all(Object.entries(accounts).map(async ([name, username]) => [name, await api.signIn(username)] as const)),
  ) as Record<keyof typeof accounts, Session>;
  return {
    ...sessions,
    api,
    guard,
    worker,
    sectionOf: async (governorate) => {
      const { rows } = await guard.query<Unit>(
        `select id, agency_id as "agencyId", kind from unit where kind = 'police-section' and governorate = $1`,
        [governorate],
      );
      const user = await saveUser(guard, { unit: rows[0]!, roles: ['police-officer'] });
      return api.sessionWith(user.username, user);
    },
    deliver: async () => {
      const { rows } = await guard.query<{ id: string }>('select id from outbox_event where done_at is null order by id');
      for (const { id } of rows) await handleEvent(worker, registryOf(work.handlers), id);
    },
    stop: async () => {
      await worker.close();
      await api.stop();
    },
  };
}
