import { randomBytes, randomUUID } from 'node:crypto';
import { mayEver } from '@himaya/auth';
import { roles, type UserId } from '@himaya/domain';
import { buildersOn, type Builders } from '../support/builders';
import type { Case } from '../support/case-builder';
import { freshDatabase, type TestDatabase } from '../support/cluster';
import type { User } from '../support/directory-builders';
import { inContext, refusal, type Query } from '../support/in-context';
import type { Referral } from '../support/sharing-builders';
import { readableColumns, tablesOf } from './catalog';

let database: TestDatabase;
let world: Builders;
let supervisor: User;
let second: User;
let colleague: User;
let desk: User;
let deskToo: User;
let kase: Case;
let referral: Referral;

beforeAll(async () => {
  database = await freshDatabase();
  world = await buildersOn(database);
  const section = await world.aUnit({ kind: 'police-section' });
  supervisor = await world.aUser({ unit: section, roles: ['police-supervisor'] });
  second = await world.aUser({ unit: section, roles: ['police-officer'] });
  colleague = await world.aUser({ unit: section, roles: ['police-supervisor'] });
  desk = await world.aUserOf('placement-desk', 'shelter-manager');
  deskToo = await world.aUser({ unit: desk.unit, roles: ['shelter-manager'] });
});
beforeEach(async () => {
  // All people of these tests have one name: an older seal would be found by it too.
  await world.guard.query('delete from case_seal_name; delete from case_seal');
  kase = await world.aCase().ownedBy(second).save();
  referral = await world.aReferral(kase).sentTo(desk.unit).taken(desk, 'receive', 'accept');
});
afterAll(() => database.drop());

const closed = { code: '42501' };
const as = <T>(who: User, work: (q: Query) => Promise<T>) => inContext(world.app, who, work);
const seal = (who: User, ...names: readonly { id: UserId }[]) =>
  as(who, (q) => q<{ id: string | null }>(`select guard.seal_case($1, 'threat-to-life', $2) as id`, [kase.id, names.map(({ id }) => id)]));
const sees = (who: User) => as(who, async (q) => (await q('select from case_record where id = $1', [kase.id])).length === 1);
const call = (who: User, sql: string, ...values: readonly unknown[]) => as(who, (q) => q(sql, [kase.id, ...values]));
const version = async () =>
  (await world.guard.query<{ version: number }>('select version from case_seal where case_id = $1 and unsealed_at is null', [kase.id]))
    .rows[0]!.version;

/** How many rows of this case each table shows, and what the functions about it answer: all that row security could give away. */
async function traces(who: User): Promise<Record<string, number>> {
  const shown: Record<string, number> = {};
  for (const table of (await tablesOf(world.guard)).filter((name) => !name.startsWith('guard.'))) {
    const columns = await readableColumns(world.guard, 'himaya_app', table);
    const about = [
      ...(columns.includes('case_id') ? ['case_id = $1'] : []),
      ...(columns.includes('referral_id') ? ['referral_id = $2'] : []),
      ...(table === 'case_record' ? ['id = $1'] : []),
      ...(table === 'referral' ? ['id = $2'] : []),
      ...(['deadline'].includes(table) ? ['subject_id = $2'] : []),
    ];
    if (about.length === 0) continue;
    const sql = `select count(*)::int as n from ${table} where ($1::uuid is not null or $2::uuid is not null) and (${about.join(' or ')})`;
    shown[table] = (await as(who, (q) => q<{ n: number }>(sql, [kase.id, referral.id])))[0]!.n;
  }
  const searched = await tokens();
  const [told] = await as(who, (q) =>
    q<Record<string, number>>(
      `select guard.reads_case($1, 1)::int as reads, guard.writes_case($1, 1)::int as writes, guard.shares($1, 1)::int as shares,
              guard.holds_case($1, 1)::int as holds, guard.is_party($2, $1)::int as party, guard.leads_case($1)::int as leads,
              (select count(*)::int from guard.consent_facts($2)) as consent, (select count(*)::int from guard.case_people($1)) as people,
              (select count(*)::int from guard.seal_names($1)) as names, (select count(*)::int from guard.bars($1)) as bars,
              (select count(*)::int from guard.access_log($1, null, false, 'infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 9)) as log,
              (select count(*)::int from guard.match(array(select token from unnest($3::bytea[]) token)) m where m.case_id = $1) as matches`,
      [kase.id, referral.id, searched],
    ),
  );
  return { ...shown, ...told! };
}

async function tokens(): Promise<Buffer[]> {
  const { rows } = await world.guard.query<{ token: Buffer }>('select token from identity_token where case_id = $1', [kase.id]);
  return rows.map(({ token }) => token);
}

async function tellTheUnits(): Promise<void> {
  for (const unit of [supervisor.unit.id, desk.unit.id]) {
    await world.guard.query(`insert into notification (id, unit_id, kind, referral_id) values ($1, $2, 'referral-accepted', $3)`, [
      randomUUID(), unit, referral.id,
    ]); // prettier-ignore
    await world.guard.query(`insert into notification (id, unit_id, kind, case_id) values ($1, $2, 'case-unsealed', $3)`, [
      randomUUID(), unit, kase.id,
    ]); // prettier-ignore
  }
  const file = randomUUID();
  await world.guard.query(
    `insert into import_file (id, unit_id, file_hash, format, rows, started_by) values ($1, $2, $3, 'uk-nrm-csv', 1, $4)`,
    [file, supervisor.unit.id, randomBytes(32), second.id],
  );
  await world.guard.query('insert into import_row (import_id, row, case_id) values ($1, 1, $2)', [file, kase.id]);
}

describe('a sealed case', () => {
  it('leaves no trace in any table or function for whoever is not named, colleague or receiving desk, and all of it for the named', async () => {
    await tellTheUnits();
    const before = { colleague: await traces(colleague), desk: await traces(desk), second: await traces(second) };
    for (const table of ['case_record', 'timeline_event', 'consent', 'referral', 'referral_key', 'notification', 'import_row', 'matches']) {
      expect({ table, rows: before.colleague[table] }).not.toEqual({ table, rows: 0 });
    }
    await seal(supervisor, supervisor, second, deskToo);
    for (const who of [colleague, desk]) {
      const left = Object.entries(await traces(who)).filter(([, n]) => n !== 0);
      expect(left).toEqual([]);
    }
    // The log has grown by the asking, the seal by itself.
    const apart = { log: 0, names: 0, case_seal: 0, case_seal_name: 0, timeline_event: 0 };
    expect({ ...(await traces(second)), ...apart }).toEqual({ ...before.second, ...apart });
    expect(await sees(deskToo)).toBe(true);
  });

  it('is the responsible unit’s leading people’s to make, of those roles that libs/auth names', async () => {
    for (const role of roles.codes) {
      const user = await world.aUser({ unit: supervisor.unit, roles: [role] });
      const attempt = () => seal(user, user, second);
      if (mayEver([role], 'seal', 'Seal')) {
        expect({ role, sealed: (await attempt())[0]!.id !== null }).toEqual({ role, sealed: true });
        await world.guard.query('delete from case_seal_name; delete from case_seal');
      } else {
        expect({ role, ...(await refusal(attempt())) }).toMatchObject({ role, ...closed });
      }
    }
    expect(await refusal(seal(desk, desk, deskToo))).toMatchObject(closed);
  });

  it('names whoever seals and at least one more, out of units that hold a live door, and only once', async () => {
    const stranger = await world.aUserOf('health-facility', 'health-provider');
    const analyst = await world.aUser({ unit: supervisor.unit, roles: ['agency-admin'] });
    const barred = await world.aUser({ unit: supervisor.unit, roles: ['police-officer'] });
    await world.bar(barred, kase);
    for (const names of [
      [supervisor],
      [supervisor, supervisor],
      [second, colleague],
      [supervisor, stranger],
      [supervisor, analyst],
      [supervisor, barred],
    ]) {
      expect(await refusal(seal(supervisor, ...names))).toMatchObject(closed);
    }
    expect((await seal(supervisor, supervisor, second))[0]!.id).not.toBeNull();
    expect(await seal(supervisor, supervisor, second)).toEqual([{ id: null }]);
  });

  it('takes names on and off by a named leader only, and keeps two of which one leads', async () => {
    await seal(supervisor, supervisor, second);
    const name = (who: User, whom: User, at: number) => call(who, 'select guard.name_on_seal($1, $2, $3) as done', whom.id, at);
    const unname = (who: User, whom: User, at: number) => call(who, 'select guard.unname_on_seal($1, $2, $3) as done', whom.id, at);
    expect(await refusal(name(second, colleague, 1))).toMatchObject(closed);
    expect(await refusal(name(colleague, colleague, 1))).toMatchObject(closed);
    expect(await refusal(unname(supervisor, second, 1))).toMatchObject(closed);
    // A name opens nothing to who had no door before.
    expect(await refusal(name(supervisor, await world.aUserOf('court', 'court-liaison'), 1))).toMatchObject(closed);
    expect(await name(supervisor, deskToo, 1)).toEqual([{ done: true }]);
    expect(await name(supervisor, colleague, 1)).toEqual([{ done: false }]);
    expect(await sees(deskToo)).toBe(true);
    expect(await refusal(unname(supervisor, supervisor, 2))).toMatchObject(closed);
    expect(await unname(supervisor, deskToo, 2)).toEqual([{ done: true }]);
    expect(await sees(deskToo)).toBe(false);
  });

  it('opens again by two of the named, never by one, and never by one struck off meanwhile', async () => {
    await seal(supervisor, supervisor, second, deskToo);
    const ask = async (who: User) => call(who, `select guard.ask_unseal($1, 'threat-passed', $2) as done`, await version());
    const confirm = async (who: User) => call(who, 'select guard.unseal_case($1, $2) as done', await version());
    expect(await refusal(confirm(supervisor))).toMatchObject(closed);
    for (const who of [colleague, desk]) expect(await refusal(ask(who))).toMatchObject(closed);
    await ask(deskToo);
    for (const who of [colleague, desk, deskToo]) expect(await refusal(confirm(who))).toMatchObject(closed);
    await call(supervisor, 'select guard.unname_on_seal($1, $2, $3)', deskToo.id, await version());
    expect(await refusal(confirm(supervisor))).toMatchObject(closed);
    await ask(second);
    await call(supervisor, 'select guard.refuse_unseal($1, $2)', await version());
    expect(await refusal(confirm(supervisor))).toMatchObject(closed);
    await ask(second);
    expect(await confirm(supervisor)).toEqual([{ done: true }]);
    for (const who of [colleague, desk, deskToo]) expect(await sees(who)).toBe(true);
    expect((await seal(supervisor, supervisor, second))[0]!.id).not.toBeNull();
  });

  it('lets a bar win over a name', async () => {
    await seal(supervisor, supervisor, second, colleague);
    expect(await sees(colleague)).toBe(true);
    await world.bar(colleague, kase);
    expect(await sees(colleague)).toBe(false);
    expect(await refusal(call(colleague, `select guard.ask_unseal($1, 'other', 1)`))).toMatchObject(closed);
  });
});

describe('an attempt on a sealed case', () => {
  const attempts = async () =>
    (
      await (
        await database.asWorker()
      ).query<{ case_id: string; user_id: string }>('select case_id, user_id from guard.sealed_attempts(500)')
    ).rows;
  const miss = (who: User, subject: string) =>
    as(who, (q) =>
      q('insert into missed_case (user_id, unit_id, subject_ids) values ($1, $2, array[$3::uuid])', [who.id, who.unit.id, subject]),
    );
  const search = async (who: User, number: string | null = null) => {
    const searched = number === null ? await tokens() : [];
    return as(who, (q) => q('select guard.note_search($1, $2, $3)', [searched, 2, number]));
  };

  it('is told once, whether by id, by a referral, by number or by name, and only of who is not named', async () => {
    await attempts();
    await search(colleague);
    await miss(colleague, kase.id);
    expect(await attempts()).toEqual([]);
    await seal(supervisor, supervisor, second);
    for (const subject of [kase.id, referral.id, referral.consent.id]) {
      await miss(desk, subject);
      expect(await attempts()).toEqual([{ case_id: kase.id, user_id: desk.id }]);
    }
    await search(colleague);
    expect(await attempts()).toEqual([{ case_id: kase.id, user_id: colleague.id }]);
    const stranger = await world.aUserOf('health-facility', 'health-provider');
    await search(stranger);
    expect(await attempts()).toEqual([]);
    await search(stranger, kase.number);
    expect(await attempts()).toEqual([{ case_id: kase.id, user_id: stranger.id }]);
    await search(supervisor);
    await search(second, kase.number);
    expect(await attempts()).toEqual([]);
  });

  it('is written in nobody else’s name, and read by no application', async () => {
    const forged = as(desk, (q) =>
      q('insert into missed_case (user_id, unit_id, subject_ids) values ($1, $2, array[$3::uuid])', [
        colleague.id,
        colleague.unit.id,
        kase.id,
      ]),
    );
    expect(await refusal(forged)).toMatchObject(closed);
    expect(await refusal(as(desk, (q) => q('select from missed_case')))).toMatchObject(closed);
    expect(await refusal(as(desk, (q) => q('select guard.sealed_attempts(1)')))).toMatchObject(closed);
    expect(await refusal(as(desk, (q) => q('select guard.is_sealed($1)', [kase.id])))).toMatchObject(closed);
  });
});

describe('a bar', () => {
  const bar = (who: User, whom: User) => call(who, `select guard.bar_user($1, $2, 'suspected-involvement') as id`, whom.id);
  const lift = (who: User, id: unknown) => as(who, (q) => q('select guard.lift_bar($1) as lifted', [id]));

  it('is the responsible unit’s leading people’s to set and lift, never on themselves', async () => {
    for (const who of [second, desk]) expect(await refusal(bar(who, colleague))).toMatchObject(closed);
    expect(await refusal(bar(supervisor, supervisor))).toMatchObject(closed);
    expect(await refusal(bar(supervisor, await world.aUserOf('court', 'court-liaison')))).toMatchObject(closed);
    const [{ id }] = (await bar(supervisor, desk)) as [{ id: string }];
    expect(await bar(supervisor, desk)).toEqual([{ id: null }]);
    expect([await sees(desk), await sees(deskToo)]).toEqual([false, true]);
    for (const who of [second, desk, deskToo]) expect(await lift(who, id)).toEqual([{ lifted: false }]);
    expect(await lift(supervisor, id)).toEqual([{ lifted: true }]);
    expect(await sees(desk)).toBe(true);
  });

  it('is set by number by the data protection officer, who sees no case', async () => {
    const officer = await world.aUserOf('committee-office', 'data-protection-officer');
    const byNumber = (who: User, number: string, whom: string) =>
      as(who, (q) => q<{ id: string | null }>(`select guard.bar_by_number($1, $2, 'family') as id`, [number, whom]));
    expect(await refusal(byNumber(supervisor, kase.number, desk.username))).toMatchObject(closed);
    expect(await byNumber(officer, 'NRM-2026-000000-0', desk.username)).toEqual([{ id: null }]);
    expect(await byNumber(officer, kase.number, 'nobody-of-this-name')).toEqual([{ id: null }]);
    const [{ id }] = (await byNumber(officer, kase.number, desk.username)) as [{ id: string }];
    expect(await sees(desk)).toBe(false);
    expect(await sees(officer)).toBe(false);
    const listed = await as(officer, (q) => q<{ id: string }>('select id from guard.bars(null)'));
    expect(listed.map((row) => row.id)).toContain(id);
    for (const who of [supervisor, desk, colleague]) expect(await as(who, (q) => q('select id from guard.bars(null)'))).toEqual([]);
    expect(await lift(officer, id)).toEqual([{ lifted: true }]);
    const other = await world.aUserOf('committee-office', 'data-protection-officer');
    const [own] = (await byNumber(other, kase.number, officer.username)) as [{ id: string }];
    expect(await lift(officer, own.id)).toEqual([{ lifted: false }]);
    expect(await lift(other, own.id)).toEqual([{ lifted: true }]);
  });
});
