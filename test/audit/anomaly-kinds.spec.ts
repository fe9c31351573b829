import { randomBytes, randomUUID } from 'node:crypto';
import { findAnomalies, WorkerDatabase } from '@himaya/api/testing';
import type { AnomalyKind, AnomalyView, AuditAction, Page } from '@himaya/domain';
import { anomalyKinds } from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { buildersOn, type Builders } from '../support/builders';
import type { User } from '../support/directory-builders';
import { expected } from '../support/main-job';
import { roomForLastMonth } from './trail';

let api: TestApi;
let admin: Client;
let worker: WorkerDatabase;
let officer: Session;
let builders: Builders;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  admin = await api.database.asAdmin();
  await roomForLastMonth(admin);
  worker = await WorkerDatabase.open(api.database.urlFor('worker'));
  officer = await api.signIn('data-protection-officer');
  builders = await buildersOn(api.database);
});
afterAll(async () => {
  await worker.close();
  await api.stop();
});

const minute = 60_000;
const day = 1_440 * minute;

/** One line of the trail, as far as what is unusual is told by it. */
interface Line {
  readonly action: AuditAction;
  readonly result?: 'done' | 'refused';
  readonly by?: User;
  readonly case?: true;
  readonly subject?: User;
  readonly address?: string;
  readonly mark?: Buffer;
  readonly ownName?: true;
}

/** Writes lines into the trail, a second apart, from an instant on. */
async function write(at: Date, lines: readonly Line[]): Promise<void> {
  for (const [n, { action, result = 'done', by, subject, address, mark, ownName, ...line }] of lines.entries()) {
    await admin.query(
      `insert into audit_event (at, action, result, user_id, unit_id, case_id, subject_id, address, search_mark, own_name)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        new Date(at.getTime() + n * 1000), action, result, by?.id ?? null, by?.unit.id ?? null, line.case ? randomUUID() : null,
        subject?.id ?? null, address ?? null, mark ?? null, ownName ?? null,
      ],
    ); // prettier-ignore
  }
}

async function found(kind: AnomalyKind): Promise<readonly AnomalyView[]> {
  await findAnomalies.run(worker, new Date());
  return expected(await officer.get<Page<AnomalyView>>(`/audit/anomalies?limit=100&kind=${kind}`), 200).items;
}

const aPerson = (): Promise<User> => builders.aUserOf('police-section', 'police-officer');

/** The start of the last whole span of so many minutes, reckoned as the rules do; an hour's is over, a day's may still run. */
const span = (minutes: number): Date => new Date(Math.floor((Date.now() - 60 * minute) / (minutes * minute)) * minutes * minute);
const hour = (): Date => span(60);
/** Of today's span, or where that has only begun, of yesterday's. */
const today = (): Date => span(1440);
/** Eleven at night by Coordinated Time: two in the morning in Baghdad. */
const lastNight = (): Date => new Date(Math.floor((Date.now() + minute * 55) / day) * day - 60 * minute);
const times = (n: number, line: Line): Line[] => Array.from({ length: n }, () => line);

/** Of each kind one line fewer than the rule wants, by one person, and as many as it wants, by another. */
const kinds: Readonly<Partial<Record<AnomalyKind, { at: () => Date; threshold: number; line: (by: User) => Line }>>> = {
  'many-cases': { at: hour, threshold: 40, line: (by) => ({ action: 'case.read', case: true, by }) },
  'night-access': { at: lastNight, threshold: 5, line: (by) => ({ action: 'case.read', case: true, by }) },
  'own-name-search': { at: today, threshold: 1, line: (by) => ({ action: 'case.search', by, ownName: true }) },
  'repeated-refusals': { at: hour, threshold: 15, line: (by) => ({ action: 'request.refused', result: 'refused', by }) },
  'sealed-case-attempt': { at: today, threshold: 1, line: (by) => ({ action: 'seal.attempt', result: 'refused', subject: by }) },
  'mass-export': { at: today, threshold: 3, line: (by) => ({ action: 'audit.export', by }) },
  'break-glass-repeats': { at: today, threshold: 2, line: (by) => ({ action: 'break-glass.open', by }) },
};

describe('what is unusual is found where it comes to the rule’s number, and not before', () => {
  it('is held against every kind there is', () => {
    expect([...Object.keys(kinds), 'same-name-searched', 'refusals-of-an-address'].toSorted()).toEqual(anomalyKinds.codes.toSorted());
  });

  it.each(Object.keys(kinds) as AnomalyKind[])('%s', async (kind) => {
    const { at, threshold, line } = kinds[kind]!;
    const [less, enough] = [await aPerson(), await aPerson()];
    await write(at(), times(threshold - 1, line(less)));
    await write(at(), times(threshold, line(enough)));
    const list = await found(kind);
    expect(list.filter(({ user }) => user?.id === less.id)).toEqual([]);
    expect(list.filter(({ user }) => user?.id === enough.id)).toMatchObject([{ kind, count: threshold, state: 'new' }]);
  });

  it('night-access: not by day, and not in a unit whose desk is open then', async () => {
    const [byDay, onDuty] = [await aPerson(), await aPerson()];
    await admin.query(`update unit set desk_days = '{0,1,2,3,4,5,6}', desk_opens_at = 0, desk_closes_at = 1440 where id = $1`, [
      onDuty.unit.id,
    ]);
    const noon = new Date(lastNight().getTime() - 14 * 60 * minute);
    await write(
      noon.getTime() < Date.now() - day ? new Date(noon.getTime() + day) : noon,
      times(9, { action: 'case.read', case: true, by: byDay }),
    );
    await write(lastNight(), times(9, { action: 'case.read', case: true, by: onDuty }));
    const users = (await found('night-access')).map(({ user }) => user?.id);
    expect(users).not.toContain(byDay.id);
    expect(users).not.toContain(onDuty.id);
  });

  it('night-access: from ten in the evening on', async () => {
    const by = await aPerson();
    const evening = lastNight().getTime() - 3.5 * 60 * minute;
    await write(new Date(evening < Date.now() - day ? evening + day : evening), times(5, { action: 'case.read', case: true, by }));
    expect((await found('night-access')).filter(({ user }) => user?.id === by.id)).toMatchObject([{ count: 5 }]);
  });

  it('break-glass-repeats: within a week, however many days lie between', async () => {
    const by = await aPerson();
    const week = Math.floor(Date.now() / (7 * day)) * 7 * day;
    const apart = Date.now() - week < 2 * day ? [week - 5 * day, week - minute] : [week + minute, Date.now() - minute];
    for (const at of apart) await write(new Date(at), [{ action: 'break-glass.open', by }]);
    expect((await found('break-glass-repeats')).filter(({ user }) => user?.id === by.id)).toMatchObject([{ count: 2 }]);
  });

  it('same-name-searched: by three people, not by one three times; nobody is named', async () => {
    const [one, other] = [randomBytes(8), randomBytes(8)];
    const people = [await aPerson(), await aPerson(), await aPerson()];
    await write(today(), times(9, { action: 'case.search', by: people[0]!, mark: one }));
    const before = (await found('same-name-searched')).length;
    await write(
      today(),
      people.map((by): Line => ({ action: 'case.search', by, mark: other })),
    );
    const list = await found('same-name-searched');
    expect(list.length - before).toBe(1);
    expect(list[0]).toMatchObject({ count: 3, user: null });
  });

  it('refusals-of-an-address: of nobody known, thirty from one place', async () => {
    const line = (address: string): Line => ({ action: 'request.refused', result: 'refused', address });
    const ofSomebody = { ...line('192.0.2.31'), by: await aPerson() };
    await write(hour(), [...times(29, line('192.0.2.29')), ...times(30, line('192.0.2.30')), ...times(30, ofSomebody)]);
    expect((await found('refusals-of-an-address')).map(({ address, count }) => [address, count])).toEqual([['192.0.2.30', 30]]);
  });

  it('what fell into two spans is two occasions, each below the number', async () => {
    const by = await aPerson();
    for (const back of [0, 60 * minute]) {
      await write(new Date(hour().getTime() - back), times(39, { action: 'case.read', case: true, by }));
    }
    expect((await found('many-cases')).filter(({ user }) => user?.id === by.id)).toEqual([]);
  });
});
