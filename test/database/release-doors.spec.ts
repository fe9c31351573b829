import { randomBytes, randomUUID } from 'node:crypto';
import { accountableFrom, figuresToFreeze, releaseMachine } from '@himaya/domain';
import { buildersOn, type Builders } from '../support/builders';
import { freshDatabase, type TestDatabase } from '../support/cluster';
import type { User } from '../support/directory-builders';
import { inContext, refusal } from '../support/in-context';

/** The doors of releases, asked without the application in front of them; beside every no stands the yes that it would have been. */

let database: TestDatabase;
let world: Builders;
let analyst: User;
let colleague: User;
let chair: User;
let year = 2000;

beforeAll(async () => {
  database = await freshDatabase();
  world = await buildersOn(database);
  analyst = await world.aUserOf('committee-office', 'secretariat-analyst');
  colleague = await world.aUser({ unit: analyst.unit, roles: ['secretariat-analyst'] });
  chair = await world.aUser({ unit: analyst.unit, roles: ['committee-chair'] });
});
beforeEach(() => (year += 1));
afterAll(() => database.drop());

const asked = (who: User, call: string, values: readonly unknown[]): Promise<string> =>
  inContext(world.app, who, async (q) => (await q<{ said: string }>(`select ${call} as said`, values))[0]!.said);

/** Asks for a table of this test's year; `first` and `last` are months. */
const request = (who: User, id: string, by: string[], first = 1, last = 12): Promise<string> =>
  asked(
    who,
    `guard.request_release($1, 'arrests', 1, $2, $3, make_date($4, $5, 1), make_date($4, $6, 1), 1, null, null, 7, '2026-01-01')`,
    [id, by, String(year), year, first, last],
  );
const computed = async (by: string[], who = analyst): Promise<string> => {
  const id = randomUUID();
  expect(await request(who, id, by)).toBe('done');
  await finish(id);
  return id;
};
const finish = async (id: string): Promise<unknown> => {
  const result = {
    factsUntil: 1,
    beside: [],
    categories: [],
    cells: [],
    bodies: 5,
    method: 'greedy',
    threshold: 10,
    base: 5,
    rounded: 'independent',
  };
  const claim = randomUUID();
  await world.guard.query(`update statistic_release set claim = $2, claimed_until = now() + interval '1 minute' where id = $1`, [
    id,
    claim,
  ]);
  return world.guard.query('select guard.finish_release($1, $2, $3)', [id, claim, JSON.stringify(result)]);
};
const stands = async (id: string): Promise<{ version: number; status: string; cells: unknown }> =>
  (
    await world.guard.query<{ version: number; status: string; cells: unknown }>(
      'select version, status, cells from statistic_release where id = $1',
      [id],
    )
  ).rows[0]!;
const step = async (who: User, id: string, name: string, reason: string | null = null): Promise<string> =>
  asked(who, 'guard.step_release($1, $2, $3, $4)', [id, (await stands(id)).version, name, reason]);

it('are asked for by an analyst, once, and beside no other stretch of the same months', async () => {
  const id = randomUUID();
  expect(await request(chair, id, ['sex'])).toBe('role.forbidden');
  expect(await request(await world.aUserOf('police-section', 'police-officer'), id, ['sex'])).toBe('role.forbidden');
  expect(await request(analyst, id, ['sex'])).toBe('done');
  expect(await request(colleague, randomUUID(), ['sex'])).toBe('release.exists');
  expect(await request(colleague, randomUUID(), ['form'], 7, 9)).toBe('release.overlaps');
  expect(await request(colleague, randomUUID(), ['form'])).toBe('done');
});

it('are proposed by those who make them and let out by somebody who did neither', async () => {
  const id = await computed(['sex']);
  expect(await step(chair, id, 'propose')).toBe('role.forbidden');
  expect(await step(chair, id, 'publish')).toBe('release.status');
  expect(await step(colleague, id, 'propose')).toBe('done');
  // Who asked, and who proposed: neither is the second person.
  expect([await step(analyst, id, 'publish'), await step(colleague, id, 'publish')]).toEqual([
    'release.second-person',
    'release.second-person',
  ]);
  expect(await step(chair, id, 'return')).toBe('body.invalid');
  expect(await step(chair, id, 'publish', 'safety')).toBe('body.invalid');
  expect(await asked(chair, 'guard.step_release($1, $2, $3, null)', [id, 1, 'publish'])).toBe('conflict');
  expect(await step(await world.aUserOf('police-section', 'police-officer'), id, 'publish')).toBe('role.forbidden');
  expect(await step(chair, id, 'publish')).toBe('done');
  // Nor does the row itself take it.
  const own = await computed(['form']);
  const bySelf = world.guard.query('update statistic_release set published_by = requested_by where id = $1', [own]);
  expect((await refusal(bySelf)).message).toContain('statistic_release_two_check');
});

it('that were made safe apart are not both let out', async () => {
  const [one, other] = [await computed(['sex']), await computed(['form'])];
  for (const id of [one, other]) expect(await step(analyst, id, 'propose')).toBe('done');
  expect(await step(chair, one, 'publish')).toBe('done');
  expect(await step(chair, other, 'publish')).toBe('release.stale');
  // Made safe beside the first it may go out.
  await world.guard.query('update statistic_release set beside = array[$2::uuid] where id = $1', [other, one]);
  expect(await step(chair, other, 'publish')).toBe('done');
});

it('are changed by nobody once they are out', async () => {
  const id = await computed(['sex']);
  expect(await step(analyst, id, 'propose')).toBe('done');
  expect(await step(chair, id, 'publish')).toBe('done');
  const before = await stands(id);
  await world.guard.query(
    `select guard.finish_release($1, (select claim from statistic_release where id = $1), '{"beside": [], "cells": [{"at": {}, "figure": 5}], "method": "greedy", "factsUntil": 9}')`,
    [id],
  );
  for (const name of ['propose', 'publish', 'discard']) expect([name, await step(analyst, id, name)]).toEqual([name, 'release.status']);
  expect(await step(chair, id, 'return', 'safety')).toBe('release.status');
  expect((await refusal(asked(analyst, 'guard.round_release($1, $2)', [id, 'controlled']))).message).toContain('not asked for here');
  for (const change of [
    `update statistic_release set cells = '[]' where id = '${id}'`,
    `delete from statistic_release where id = '${id}'`,
    `delete from release_event where release_id = '${id}'`,
    `update release_page set content = '\\x25' where release_id = '${id}'`,
  ])
    expect([change, (await refusal(inContext(world.app, analyst, (q) => q(change)))).code]).toEqual([change, '42501']);
  expect(await stands(id)).toEqual(before);
});

it('have one page, brought by who let them out and with the letting out', async () => {
  const { rows } = await world.guard.query<{ id: string }>(
    'insert into paper_key (id, public_key) values (gen_random_uuid(), $1) returning id',
    [randomBytes(44)],
  );
  const page = (content: string) => [Buffer.from(content), randomBytes(64), rows[0]!.id];
  const publishWithPage = (who: User, id: string): Promise<string[]> =>
    inContext(world.app, who, async (q) => {
      const [{ version } = { version: 0 }] = await q<{ version: number }>('select version from statistic_release where id = $1', [id]);
      const [row] = await q<{ said: string }>(`select guard.step_release($1, $2, 'publish', null) as said`, [id, version]);
      await q('select guard.keep_release_page($1, $2, $3, $4)', [id, ...page('%PDF-one')]);
      return [row!.said];
    });
  const shown = async (id: string): Promise<number> => (await world.app.query('select 1 from guard.published_page($1)', [id])).rows.length;

  const [id, other] = [await computed(['sex']), await computed(['form'])];
  expect(await step(analyst, id, 'propose')).toBe('done');
  expect((await refusal(asked(chair, 'guard.keep_release_page($1, $2, $3, $4)', [id, ...page('%PDF-early')]))).message).toContain(
    'not published here',
  );
  expect([await publishWithPage(chair, id), await shown(id)]).toEqual([['done'], 1]);
  for (const who of [analyst, chair]) {
    const again = asked(who, 'guard.keep_release_page($1, $2, $3, $4)', [id, ...page('%PDF-two')]);
    expect((await refusal(again)).message).toContain('not published here');
  }
  expect(await shown(other)).toBe(0);
  expect(await step(chair, id, 'withdraw', 'safety')).toBe('done');
  expect(await shown(id)).toBe(0);
});

it('hold the same table of steps as the application’s', async () => {
  const { rows } = await world.guard.query(
    'select step, from_statuses as "from", to_status as "to", by_another as "byAnother", needs_reason as "needsReason" from guard.release_move',
  );
  const table = Object.entries(releaseMachine).map(([step, { from, to, byAnother, needsReason }]) => ({
    step,
    from,
    to,
    byAnother,
    needsReason,
  }));
  expect(rows.toSorted((a: { step: string }, b: { step: string }) => a.step.localeCompare(b.step))).toEqual(
    table.toSorted((a, b) => a.step.localeCompare(b.step)),
  );
});

describe('words for the public', () => {
  const words = { title: 'x', body: 'x' };
  const texts = JSON.stringify({ ar: words, ckb: words, en: words });
  const facts = JSON.stringify({ phones: ['104'] });
  const open = (who: User, id: string, kind: string, help: string | null): Promise<string> =>
    asked(who, `guard.open_portal_item($1, $2, null, '2026-01-05', $3, $4)`, [id, kind, texts, help]);
  const take = (who: User, id: string, version: number, name: string): Promise<string> =>
    asked(who, 'guard.step_portal_item($1, $2, $3, $4)', [id, version, name, name === 'return' || name === 'withdraw' ? 'x' : null]);

  it('are let out by somebody who neither wrote nor proposed them, and drafts are read by the committee’s office alone', async () => {
    const id = randomUUID();
    expect(await open(chair, id, 'news', null)).toBe('role.forbidden');
    expect(await open(analyst, id, 'news', null)).toBe('done');
    expect(await take(colleague, id, 1, 'propose')).toBe('done');
    expect([await take(analyst, id, 2, 'publish'), await take(colleague, id, 2, 'publish')]).toEqual([
      'portal-item.second-person',
      'portal-item.second-person',
    ]);
    const police = await world.aUserOf('police-section', 'police-officer');
    expect(await take(police, id, 2, 'publish')).toBe('role.forbidden');
    const seen = (who: User): Promise<unknown[]> =>
      inContext(world.app, who, (q) =>
        q('select r.texts from portal_item i join portal_revision r on r.item_id = i.id where i.id = $1', [id]),
      );
    expect([(await seen(colleague)).length, (await seen(police)).length]).toEqual([1, 0]);
    const shown = (): Promise<unknown[]> => world.app.query('select * from guard.public_item($1)', [id]).then(({ rows }) => rows);
    expect(await shown()).toEqual([]);
    expect(await take(chair, id, 2, 'publish')).toBe('done');
    expect(await shown()).toHaveLength(1);
    const bySelf = world.guard.query('update portal_revision set published_by = written_by where item_id = $1', [id]);
    expect((await refusal(bySelf)).message).toContain('portal_revision_two_check');
  });

  it('of help have facts, others have none, and no draft of it is public', async () => {
    const id = randomUUID();
    expect([await open(analyst, id, 'help', null), await open(analyst, id, 'news', facts)]).toEqual(['body.invalid', 'body.invalid']);
    expect(await open(analyst, id, 'help', facts)).toBe('done');
    expect(await asked(analyst, `guard.save_portal_item($1, 1, '2026-01-05', $2, null)`, [id, texts])).toBe('body.invalid');
    const shown = (): Promise<unknown[]> => world.app.query('select day, help from guard.public_help()').then(({ rows }) => rows);
    expect(await shown()).toEqual([]);
    expect([await take(analyst, id, 1, 'propose'), await take(chair, id, 2, 'publish')]).toEqual(['done', 'done']);
    expect(await shown()).toHaveLength(1);
    expect(await asked(analyst, `guard.save_portal_item($1, 3, '2026-02-05', $2, '{"phones": ["105"]}')`, [id, texts])).toBe('done');
    expect(await shown()).toMatchObject([{ help: { phones: ['104'] } }]);
  });
});

describe('the secretariat’s reports', () => {
  const open = async (kind: string, period: string, who = analyst): Promise<string> => {
    const id = randomUUID();
    expect(await asked(who, 'guard.open_committee_report($1, $2, $3, null)', [id, kind, period])).toBe('done');
    return id;
  };
  const take = async (who: User, id: string, name: string, lines: readonly object[] = []): Promise<string> => {
    const { rows } = await world.guard.query<{ version: number }>('select version from committee_report where id = $1', [id]);
    const values = [id, rows[0]!.version, name, JSON.stringify(lines)];
    return asked(who, 'guard.step_committee_report($1, $2, $3, null, null, $4)', values);
  };

  it('are taken by the chair where they go to the chair, and never by whoever wrote or proposed them', async () => {
    const both = await world.aUser({ unit: analyst.unit, roles: ['secretariat-analyst', 'committee-chair'] });
    const own = await open('monthly', `${year}-01`, both);
    expect(await take(both, own, 'propose')).toBe('done');
    expect([await take(both, own, 'approve'), await take(colleague, own, 'approve'), await take(chair, own, 'approve')]).toEqual([
      'committee-report.second-person',
      'role.forbidden',
      'done',
    ]);
    // Who wrote and who proposed: neither is the second person, also of the year's, which another analyst may take.
    const annual = await open('annual', String(year), both);
    expect(await take(analyst, annual, 'propose')).toBe('done');
    expect([await take(both, annual, 'approve'), await take(analyst, annual, 'approve'), await take(colleague, annual, 'approve')]).toEqual(
      ['committee-report.second-person', 'committee-report.second-person', 'done'],
    );
    // Nor does the row itself take it.
    const month = await open('monthly', `${year}-02`);
    expect(await take(analyst, month, 'propose')).toBe('done');
    const bySelf = world.guard.query(
      `update committee_report set status = 'approved', decided_by = proposed_by, decided_at = now() where id = $1`,
      [month],
    );
    expect((await refusal(bySelf)).message).toContain('committee_report_two_check');
  });

  it('keep their figures and words from the guard itself once they are proposed, and take none of an earlier round', async () => {
    const id = await open('monthly', `${year}-03`);
    const line = { kind: 'members', month: `${year}-03-01`, due: 1, onTime: 1, late: 0, missing: 0 };
    expect(await take(analyst, id, 'propose', [line])).toBe('done');
    for (const change of [
      `update committee_report set texts = '[{}]' where id = '${id}'`,
      `update committee_report set round = 7 where id = '${id}'`,
      `update committee_report set status = 'withdrawn', withdrawn_reason = 'safety' where id = '${id}'`,
      `insert into committee_report_line (report_id, round, position, kind, content) values ('${id}', 1, 9, 'members', '{}')`,
    ])
      expect([change, (await refusal(world.guard.query(change))).message]).toEqual([change, expect.stringContaining('frozen')]);
  });
});

it('an account of a half-year opens to the chair, its own body and the right day alone', async () => {
  const [focal, other] = await Promise.all(
    ['ministry-of-justice', 'ministry-of-health'].map(async (agencyId) =>
      world.aUser({ unit: await world.aUnit({ kind: 'committee-office', agencyId: agencyId as never }), roles: ['agency-focal-point'] }),
    ),
  );
  const figures = JSON.stringify(figuresToFreeze({ due: 6, onTime: 0, late: 0, missing: 6, returns: 0, activities: 0, milestones: 0, declared: 0, mean: null } as never, { held: 0, attended: 0 })); // prettier-ignore
  const id = randomUUID();
  const ask = (who: User, half: string, frozen = figures) =>
    asked(who, `guard.ask_member_account($1, $2, 'ministry-of-justice', $3, 'x')`, [id, half, frozen]);
  const reply = (who: User) => asked(who, `guard.reply_member_account($1, 1, 'x')`, [id]);
  const find = (who: User) => asked(who, `guard.find_member_account($1, 1, 'met', 'x')`, [id]);
  expect([await ask(analyst, '2025-H1'), await ask(chair, '2099-H1'), await ask(chair, '2025-H1', '{}')]).toEqual(['role.forbidden', 'body.invalid', 'body.invalid']); // prettier-ignore
  expect(await ask(chair, '2025-H1', figures.replace('"held":0', '"held":"0"'))).toBe('body.invalid');
  const { rows } = await world.guard.query(`select h, guard.accounts_open_on(h)::text as day from unnest(array['2025-H1', '2025-H2']) h`);
  expect(rows).toEqual(['2025-H1', '2025-H2'].map((h) => ({ h, day: accountableFrom(h) })));
  expect([await ask(chair, '2025-H1'), await ask(chair, '2025-H1')]).toEqual(['done', 'member-account.exists']);
  expect([await reply(other!), await reply(chair), await find(focal!), await find(chair)]).toEqual(['not-found', 'role.forbidden', 'role.forbidden', 'member-account.not-now']); // prettier-ignore
  expect([await reply(focal!), await reply(focal!)]).toEqual(['done', 'conflict']);
});
