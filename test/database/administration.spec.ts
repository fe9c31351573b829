import { randomBytes, randomUUID } from 'node:crypto';
import type { AgencyId, Role, UnitKind } from '@himaya/domain';
import { buildersOn, type Builders } from '../support/builders';
import { freshDatabase, type TestDatabase } from '../support/cluster';
import type { Unit, User } from '../support/directory-builders';
import { inContext, inTransaction, refusal } from '../support/in-context';
import { shown } from './catalog';

let database: TestDatabase;
let build: Builders;
/** Two agencies alike: an office with an administrator, a police section with an officer and a supervisor, an empty desk. */
let ours: Agency;
let theirs: Agency;
let system: User;
let officer: User;

interface Agency {
  readonly id: AgencyId;
  readonly office: Unit;
  readonly section: Unit;
  readonly admin: User;
  readonly police: User;
  readonly supervisor: User;
}

beforeAll(async () => {
  database = await freshDatabase();
  build = await buildersOn(database);
  ours = await anAgency('ours');
  theirs = await anAgency('theirs');
  const office = await build.aUnit({ kind: 'administration' });
  system = await build.aUser({ unit: office, roles: ['system-admin'] });
  officer = await build.aUser({ unit: office, roles: ['data-protection-officer'] });
});
afterAll(() => database.drop());

async function anAgency(name: string): Promise<Agency> {
  const id = name as AgencyId;
  const unit = (kind: UnitKind): Promise<Unit> => build.aUnit({ kind, agencyId: id });
  const user = (of: Unit, ...roles: Role[]): Promise<User> => build.aUser({ unit: of, roles });
  const [office, section] = [await unit('administration'), await unit('police-section')];
  return {
    id,
    office,
    section,
    admin: await user(office, 'agency-admin'),
    police: await user(section, 'police-officer'),
    supervisor: await user(section, 'police-supervisor'),
  };
}

/** What a guard function answers this session. */
async function answer(who: User, call: string, values: readonly unknown[]): Promise<string> {
  const [row] = await inContext(build.app, who, (q) => q<{ answer: string }>(`select guard.${call} as answer`, values));
  return row!.answer;
}

const grant = (
  who: User,
  to: User,
  role: string,
  { version = 1, ends = null as string | null, reason = 'new-post' } = {},
): Promise<string> => answer(who, 'grant_role($1, $2, $3, $4, $5)', [to.id, version, role, reason, ends]);
const secret = (): Buffer[] => [randomBytes(16), randomBytes(32), randomBytes(32)];
const create = (who: User, unit: Unit, roles: readonly object[], username = `made-${randomUUID().slice(0, 8)}`): Promise<string> =>
  answer(who, `create_account($1, $2, 'Invented Person', $3, 'ar', $4, 'new-post', $5, $6, $7)`, [
    randomUUID(),
    username,
    unit.id,
    JSON.stringify(roles),
    ...secret(),
  ]);
const standing = async (user: User): Promise<string[]> =>
  (await build.guard.query<{ role: string }>('select role from user_role where user_id = $1 order by role', [user.id])).rows.map(
    ({ role }) => role,
  );

describe('an administrator’s session with raw SQL', () => {
  it('does nothing to another agency’s accounts and units', async () => {
    const before = await build.guard.query(
      'select a::text from user_account a union all select r::text from user_role r union all select u::text from unit u order by 1',
    );
    const { admin } = ours;
    expect(await grant(admin, theirs.police, 'police-supervisor')).toBe('not-found');
    expect(await answer(admin, 'revoke_role($1, 1, $2, $3)', [theirs.police.id, 'police-officer', 'misuse'])).toBe('not-found');
    expect(await answer(admin, 'disable_account($1, 1, $2)', [theirs.police.id, 'misuse'])).toBe('not-found');
    expect(await answer(admin, 'enable_account($1, 1)', [theirs.police.id])).toBe('not-found');
    expect(await answer(admin, 'reset_password($1, 1, $2, $3, $4)', [theirs.police.id, ...secret()])).toBe('not-found');
    expect(await answer(admin, 'change_account($1, 1, $2, $3)', [theirs.police.id, 'x', ours.section.id])).toBe('not-found');
    expect(await answer(admin, 'change_account($1, 1, $2, $3)', [ours.police.id, null, theirs.section.id])).toBe('not-found');
    expect(await create(admin, theirs.section, [{ role: 'police-officer' }])).toBe('not-found');
    expect(await answer(admin, 'close_unit($1, 1)', [theirs.section.id])).toBe('not-found');
    const facts = { name: { ar: 'x', ckb: 'x', en: 'x' }, governorate: 'baghdad', offers: [], languages: [] };
    expect(await answer(admin, 'save_unit($1, 1, $2)', [theirs.section.id, JSON.stringify(facts)])).toBe('not-found');
    expect(await answer(admin, 'save_unit($1, null, $2)', [randomUUID(), JSON.stringify({ ...facts, kind: 'court' })])).toBe(
      'unit.kind-not-yours',
    );
    expect(await answer(admin, `record_leave($1, $2, current_date, current_date, null)`, [randomUUID(), theirs.supervisor.id])).toBe(
      'not-found',
    );
    expect(
      (
        await build.guard.query(
          'select a::text from user_account a union all select r::text from user_role r union all select u::text from unit u order by 1',
        )
      ).rows,
    ).toEqual(before.rows);
    for (const sql of [
      'select from guard.accounts($1, null, null, null, null, 100)',
      'select from guard.role_history($1)',
      'select from guard.leaves($1, null)',
      'select from guard.delegates($1)',
    ]) {
      expect({ sql, rows: await inContext(build.app, admin, (q) => q(sql, [theirs.supervisor.id])) }).toEqual({ sql, rows: [] });
    }
    expect(await answer(admin, 'duties($1)', [theirs.supervisor.id])).toEqual([]);
    const all = await inContext(build.app, admin, (q) =>
      q<{ unit_id: string }>('select unit_id from guard.accounts(null, null, null, null, null, 100)'),
    );
    expect(new Set(all.map((row) => row.unit_id))).toEqual(new Set([ours.office.id, ours.section.id]));
  });

  it('gives itself nothing, and nobody a role that is not an administrator’s to give', async () => {
    const { admin, police } = ours;
    expect(await grant(admin, admin, 'agency-focal-point')).toBe('user.self');
    expect(await answer(admin, 'revoke_role($1, 1, $2, $3)', [admin.id, 'agency-admin', 'misuse'])).toBe('user.self');
    for (const role of ['agency-admin', 'system-admin', 'data-protection-officer', 'no-such-role']) {
      expect([role, await grant(admin, police, role)]).toEqual([role, 'role.not-grantable']);
      expect([role, await create(admin, ours.office, [{ role: 'agency-focal-point' }, { role }])]).toEqual([role, 'role.not-grantable']);
    }
    expect(await grant(admin, police, 'police-supervisor', { reason: 'leave' })).toBe('role.not-grantable');
    expect(await create(admin, ours.office, [])).toBe('role.not-grantable');
    expect(await standing(admin)).toEqual(['agency-admin']);
    expect(await standing(police)).toEqual(['police-officer']);
  });

  it('joins no roles that exclude each other, in no unit that has none of them, with no end where one is needed', async () => {
    const office = await build.aUnit({ kind: 'committee-office', agencyId: ours.id });
    const analyst = await build.aUser({ unit: office, roles: ['secretariat-analyst'] });
    expect(await grant(ours.admin, analyst, 'police-officer')).toBe('role.unit-kind');
    expect(await grant(ours.admin, ours.police, 'secretariat-analyst')).toBe('role.unit-kind');
    // Even where a unit's kind would not stand in the way.
    await build.guard.query(`insert into guard.role_unit values ('secretariat-analyst', 'police-section')`);
    expect(await grant(ours.admin, ours.police, 'secretariat-analyst')).toBe('role.incompatible');
    const both = [{ role: 'police-officer' }, { role: 'secretariat-analyst' }];
    expect(await create(ours.admin, ours.section, both, 'both-at-once')).toBe('role.incompatible');
    expect((await build.guard.query(`select from user_account where username = 'both-at-once'`)).rowCount).toBe(0);
    await build.guard.query(`delete from guard.role_unit where role = 'secretariat-analyst' and unit_kind = 'police-section'`);
    expect(await grant(ours.admin, analyst, 'external-evaluator')).toBe('role.needs-end');
    expect(await grant(ours.admin, analyst, 'external-evaluator', { ends: '2020-01-01' })).toBe('role.dates');
    expect(await grant(ours.admin, analyst, 'external-evaluator', { ends: '2126-01-01' })).toBe('done');
    expect(await grant(ours.admin, analyst, 'external-evaluator', { version: 2, ends: '2126-01-01' })).toBe('role.held');
    expect(await grant(ours.admin, analyst, 'committee-chair', { version: 1 })).toBe('conflict');
  });

  it('leaves the offices above it alone, and they leave its accounts alone', async () => {
    const second = await build.aUser({ unit: ours.office, roles: ['agency-admin', 'agency-focal-point'] });
    const guardian = await build.aUser({ unit: ours.office, roles: ['data-protection-officer'] });
    for (const above of [second, guardian]) {
      expect(await answer(ours.admin, 'disable_account($1, 1, $2)', [above.id, 'misuse'])).toBe('user.not-yours');
      expect(await answer(ours.admin, 'reset_password($1, 1, $2, $3, $4)', [above.id, ...secret()])).toBe('user.not-yours');
    }
    expect(await answer(system, 'disable_account($1, 1, $2)', [ours.police.id, 'misuse'])).toBe('not-found');
    expect(await answer(system, 'disable_account($1, 1, $2)', [guardian.id, 'misuse'])).toBe('not-found');
    expect(await grant(system, ours.police, 'agency-admin')).toBe('not-found');
    expect(await create(system, ours.section, [{ role: 'agency-admin' }])).toBe('not-found');
    expect(await create(system, ours.office, [{ role: 'agency-focal-point' }])).toBe('role.not-grantable');
    expect(await create(system, ours.office, [{ role: 'agency-admin' }])).toBe('done');
    expect(await answer(system, 'revoke_role($1, 1, $2, $3)', [second.id, 'agency-admin', 'left-post'])).toBe('done');
    // Whoever is no administrator any more is the agency's again.
    expect(await answer(system, 'reset_password($1, 2, $2, $3, $4)', [second.id, ...secret()])).toBe('user.not-yours');
    expect(await answer(ours.admin, 'disable_account($1, 2, $2)', [second.id, 'left-service'])).toBe('done');
  });

  it('without the role, or without a session, gets nothing from any of the functions', async () => {
    const calls: [string, unknown[]][] = [
      ['grant_role($1, 1, $2, $3, null)', [ours.supervisor.id, 'police-officer', 'new-post']],
      ['revoke_role($1, 1, $2, $3)', [ours.supervisor.id, 'police-supervisor', 'misuse']],
      ['disable_account($1, 1, $2)', [ours.supervisor.id, 'misuse']],
      ['reset_password($1, 1, $2, $3, $4)', [ours.supervisor.id, ...secret()]],
      ['close_unit($1, 1)', [ours.section.id]],
    ];
    for (const [call, values] of calls) {
      expect([call, await answer(ours.police, call, values)]).toEqual([call, 'not-found']);
      const [row] = await inTransaction(build.app, (q) => q<{ answer: string }>(`select guard.${call} as answer`, values));
      expect([call, row!.answer]).toEqual([call, 'not-found']);
    }
    expect(await create(ours.police, ours.section, [{ role: 'police-officer' }])).toBe('not-found');
    for (const sql of [
      'select from guard.open_access_reviews()',
      'select from guard.expire_roles()',
      'select from guard.review_notices()',
    ]) {
      expect(await refusal(inContext(build.app, ours.admin, (q) => q(sql)))).toMatchObject({ code: '42501' });
    }
    for (const inner of [
      `give_role('${ours.admin.id}', 'police-officer', 'appointment', 'new-post', now(), null, null)`,
      `end_roles('${ours.police.id}', null, 'misuse')`,
      `rebuild_role('${ours.police.id}', 'police-officer')`,
      `end_sessions('${ours.police.id}')`,
      `roles_of('${theirs.police.id}')`,
      `delegable_roles('${theirs.supervisor.id}')`,
    ]) {
      expect(await refusal(inContext(build.app, ours.admin, (q) => q(`select guard.${inner}`)))).toMatchObject({ code: '42501' });
    }
  });

  it('writes no history, leave or review by hand', async () => {
    for (const sql of [
      `insert into role_grant (user_id, role, basis, reason) select guard.user_id(), 'system-admin', 'appointment', 'new-post'`,
      `update role_grant set ended_at = null, ending = null`,
      `delete from role_grant`,
      `update user_role set valid_to = 'infinity'`,
      `insert into account_leave (id, user_id, from_day, to_day, recorded_by) select gen_random_uuid(), guard.user_id(), now(), now(), guard.user_id()`,
      `select from access_review`,
      `update access_review set decision = 'confirmed'`,
      `select from account_closure`,
      `select from guard.first_code`,
      `update guard.role_rule set granted_by = 'agency-admin'`,
      `update unit set governorate = 'erbil'`,
      `insert into unit_service select id, 'shelter', 'men', 'some' from unit`,
    ]) {
      expect([sql, (await refusal(inContext(build.app, ours.admin, (q) => q(sql)))).code]).toEqual([sql, '42501']);
    }
  });
});

describe('the offices that look after accounts', () => {
  it('see no row about a case, whoever’s it is', async () => {
    await build.aCase().ownedBy(ours.police).save();
    const chief = await build.aUser({ unit: ours.section, roles: ['police-supervisor'] });
    expect(Object.keys(await shown(build, chief))).toContain('case_record');
    // Even one who sits in the very unit.
    const inside = await build.aUser({ unit: ours.section, roles: ['agency-admin'] });
    for (const who of [ours.admin, inside, system, officer]) expect(await shown(build, who)).toEqual({});
  });

  it('review their own kind of account only, never themselves', async () => {
    await build.guard.query(`update user_account set created_at = now() - interval '1 year'`);
    const worker = await database.asWorker();
    await worker.query('select guard.open_access_reviews()');
    const rowsOf = async (who: User, of: string): Promise<number> =>
      (await inContext(build.app, who, (q) => q(`select from guard.${of}`))).length;
    for (const overview of ['review_counts()', 'unreviewed(null, null, 100)']) {
      for (const who of [ours.police, ours.admin, system]) expect([overview, await rowsOf(who, overview)]).toEqual([overview, 0]);
      expect(await rowsOf(officer, overview)).toBeGreaterThan(0);
    }
    const asked = async (who: User): Promise<string[]> =>
      (
        await inContext(build.app, who, (q) =>
          q<{ user_id: string }>(`select user_id from guard.review_items(null, 'open', null, null, 200)`),
        )
      ).map(({ user_id }) => user_id);
    const [mine, his, hers] = [await asked(ours.admin), await asked(system), await asked(officer)];
    expect(mine).toContain(ours.police.id);
    for (const not of [ours.admin.id, theirs.police.id, system.id, officer.id]) expect(mine).not.toContain(not);
    expect(his).toEqual(expect.arrayContaining([ours.admin.id, theirs.admin.id]));
    for (const not of [ours.police.id, system.id, officer.id]) expect(his).not.toContain(not);
    expect(hers).toContain(system.id);
    for (const not of [ours.police.id, ours.admin.id, officer.id]) expect(hers).not.toContain(not);
    const { rows } = await build.guard.query<{ id: string; user_id: string }>('select id, user_id from access_review');
    const ofUser = (user: User): string => rows.find((row) => row.user_id === user.id)!.id;
    for (const [who, of] of [
      [ours.admin, ours.admin],
      [ours.admin, theirs.police],
      [ours.admin, system],
      [system, system],
      [officer, officer],
      [ours.police, ours.supervisor],
    ] as const) {
      expect(await answer(who, `decide_review($1, 1, 'revoked')`, [ofUser(of)])).toBe('not-found');
    }
    expect(await answer(ours.admin, `decide_review($1, 1, 'revoked')`, [ofUser(ours.supervisor)])).toBe('done');
    expect(await standing(ours.supervisor)).toEqual([]);
    expect(await answer(ours.admin, `decide_review($1, 2, 'confirmed')`, [ofUser(ours.supervisor)])).toMatch(/decided/);
  });
});
