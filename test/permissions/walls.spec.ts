import { randomUUID } from 'node:crypto';
import { permitted } from '@himaya/auth';
import { categoriesIn, fieldsIn, maskOf, packetFields, type Category, type ConsentId, type PacketField, type Role } from '@himaya/domain';
import fc from 'fast-check';
import { readableColumns } from '../database/catalog';
import { concernRows } from '../database/full-world';
import { buildersOn, type Builders } from '../support/builders';
import type { Case } from '../support/case-builder';
import { freshDatabase, type TestDatabase } from '../support/cluster';
import type { Unit, User } from '../support/directory-builders';
import { decide } from '../support/identification-builders';
import { planAll } from '../support/plan-rows';
import { bookRows } from '../support/interpretation-rows';
import { inContext } from '../support/in-context';
import { allCategories, allRoles, mayRead, mayWrite } from './oracle-table';
import { categoryOf, categoryOfField, fieldsOfTable } from './wall-tables';

const seed = 20_260_301;
fc.configureGlobal({ seed });

interface Grant {
  readonly holder: 'unit' | 'person' | 'colleague' | 'other unit';
  readonly read: number;
  readonly write: number;
  readonly fields: number;
  /** `taken back`: opened by a consent to the police being told, which was then withdrawn. */
  readonly end: 'none' | 'later' | 'past' | 'ended' | 'taken back';
}

interface Draw {
  readonly roles: readonly { readonly role: Role; readonly lapsed: boolean }[];
  readonly grants: readonly Grant[];
  readonly barred: 'no' | 'yes' | 'lifted';
  readonly sealed: 'no' | 'named' | 'not named' | 'opened again';
}

const mask = fc.oneof(fc.integer({ min: 0, max: 8191 }), fc.constantFrom(0, 1, 3, 11, 8191));
const fieldMask = fc.oneof(fc.constant(2_147_483_647), fc.integer({ min: 0, max: (1 << packetFields.codes.length) - 1 }), fc.constant(0));
const draws: fc.Arbitrary<Draw> = fc.record({
  roles: fc.uniqueArray(fc.record({ role: fc.constantFrom(...allRoles), lapsed: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.constant(true)) }), { maxLength: 3, selector: ({ role }) => role }),
  grants: fc.array(fc.record({ holder: fc.constantFrom('unit', 'person', 'unit', 'person', 'colleague', 'other unit'), read: mask, write: mask, fields: fieldMask, end: fc.constantFrom('none', 'later', 'none', 'none', 'past', 'ended', 'taken back') }), { maxLength: 4 }),
  barred: fc.constantFrom('no', 'no', 'no', 'no', 'yes', 'lifted'),
  sealed: fc.constantFrom('no', 'no', 'no', 'no', 'named', 'not named', 'opened again'),
}); // prettier-ignore

let database: TestDatabase;
let world: Builders;
let asker: User;
let colleague: User;
let elsewhere: Unit;
let theCase: Case;
let tables: string[];

beforeAll(async () => {
  database = await freshDatabase();
  world = await buildersOn(database);
  const owner = await world.aUserOf('police-section', 'police-officer');
  asker = await world.aUserOf('placement-desk', 'shelter-caseworker');
  colleague = await world.aUser({ unit: asker.unit, roles: ['shelter-caseworker'] });
  elsewhere = await world.aUnit({ kind: 'health-facility' });
  theCase = await world.aCase().ownedBy(owner).save();
  const consent = await world.aConsent(theCase).toUnit(elsewhere).covering('core').save();
  await world.withdraw(await world.aReferral(theCase).sentTo(elsewhere).under(consent).asking('medical').carrying('core').save());
  await decide(world.app, await world.aUser({ unit: owner.unit, roles: ['police-supervisor'] }), theCase);
  await world.guard.query(
    `insert into safeguard (id, case_id, kind, category, type, recorded_by, recorded_unit_id) values ($1, $2, 'residence', 1, 'permit', $3, $4)`,
    [randomUUID(), theCase.id, owner.id, owner.unit.id],
  );
  await world.guard.query(
    `insert into timeline_event (id, case_id, kind, category, unit_id)
     select gen_random_uuid(), $1, 'case-changed', bit, $2 from unnest($3::int[]) bit`,
    [theCase.id, owner.unit.id, allCategories.map((category) => maskOf(category))],
  );
  await planAll(world.guard, theCase);
  await bookRows(world.guard, { unitId: asker.unit.id, userId: asker.id, caseId: theCase.id });
  await concernRows(world.guard, owner, theCase);
  tables = await caseBound();
}, 300_000);
afterAll(() => database.drop());

/** Tables that name a case and of which the app may read anything. */
async function caseBound(): Promise<string[]> {
  const { rows } = await world.guard.query<{ name: string }>(
    `select c.relname as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and (c.relname = 'case_record' or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'case_id' and not a.attisdropped))
      order by 1`,
  );
  const open: string[] = [];
  for (const { name } of rows) if ((await readableColumns(world.guard, 'himaya_app', name)).length > 0) open.push(name);
  return open;
}

/** Puts the drawn state into the database, and the state before it away. */
async function stand({ roles, grants, barred, sealed }: Draw): Promise<void> {
  const q = (sql: string, values: unknown[]): Promise<unknown> => world.guard.query(sql, values);
  const holders = { unit: [asker.unit.id, null], person: [asker.unit.id, asker.id], colleague: [asker.unit.id, colleague.id], 'other unit': [elsewhere.id, null] } as const; // prettier-ignore
  await q('delete from user_role where user_id = $1', [asker.id]);
  for (const { role, lapsed } of roles) {
    await q(
      `insert into user_role (user_id, role, valid_from, valid_to)
       values ($1, $2, now() - interval '2 days', case when $3 then now() - interval '1 day' else 'infinity'::timestamptz end)`,
      [asker.id, role, lapsed],
    );
  }
  await q(`delete from case_grant where case_id = $1 and basis = 'assignment'`, [theCase.id]);
  await q('delete from case_bar where case_id = $1', [theCase.id]);
  await q('delete from case_seal_name where case_id = $1', [theCase.id]);
  await q('delete from case_seal where case_id = $1', [theCase.id]);
  const words: ConsentId[] = [];
  for (const { holder, read, write, fields, end } of grants) {
    const word = end === 'taken back' ? (await world.aConsent(theCase).for('law-enforcement').toUnit(elsewhere).save()).id : null;
    if (word !== null) words.push(word);
    await q(
      `insert into case_grant (id, case_id, unit_id, user_id, basis, read_mask, write_mask, field_mask, starts_at, ends_at, ended_at, ending, opened_by, consent_id)
       values ($1, $2, $3, $4, 'assignment', $5, $6, $9, now() - interval '2 days',
               case $7 when 'later' then now() + interval '1 hour' when 'past' then now() - interval '1 hour' end,
               case $7 when 'ended' then now() - interval '1 hour' end, case $7 when 'ended' then 'cancelled' end, $8, $10)`,
      [randomUUID(), theCase.id, ...holders[holder], read, write, end, asker.id, fields, word],
    );
  }
  for (const [unit, user] of Object.values(holders)) await q('select guard.rebuild_access($1, $2)', [user ?? unit, theCase.id]);
  for (const id of words) await world.withdraw({ consent: { id, caseId: theCase.id }, from: theCase.owner });
  if (barred !== 'no') {
    await world.bar(asker, theCase);
    if (barred === 'lifted') await q('update case_bar set lifted_at = now() where case_id = $1', [theCase.id]);
  }
  if (sealed !== 'no') {
    const seal = randomUUID();
    const opened = sealed === 'opened again';
    await q(
      `insert into case_seal (id, case_id, reason, sealed_by, unseal_asked_by, unsealed_by, unsealed_at)
       values ($1, $2, 'other', $3, $4, $5, $6)`,
      [seal, theCase.id, theCase.owner.id, opened ? colleague.id : null, opened ? theCase.owner.id : null, opened ? new Date() : null],
    );
    const named = sealed === 'named' ? asker : theCase.owner;
    await q('insert into case_seal_name (seal_id, case_id, user_id, named_by) values ($1, $2, $3, $3)', [seal, theCase.id, named.id]);
  }
  // Doors that open and shut change what a unit owes; whatever they made of it, one thing is owed by the asker's.
  await q('delete from duty where case_id = $1', [theCase.id]);
  await q(`insert into duty (kind, subject_id, case_id, unit_id, due_at) values ('rights-explain', $1, $1, $2, now())`, [
    theCase.id,
    asker.unit.id,
  ]);
}

interface Meant {
  readonly doors: readonly (readonly Category[])[];
  readonly reads: readonly Category[];
  readonly writes: readonly Category[];
  readonly fields: readonly PacketField[];
  readonly register: boolean;
  readonly office: boolean;
  readonly care: boolean;
  readonly legalFile: boolean;
  readonly programmeFile: boolean;
  /** Keeps proceedings: police, or a court's office. */
  readonly prosecutes: boolean;
  readonly returnFile: boolean;
}

/** The plain reading: grants of the unit and of the person, under the roles they hold now, unless barred or not named on the seal. */
function meant({ roles, grants, barred, sealed }: Draw): Meant {
  const shut = barred === 'yes' || sealed === 'not named';
  const held = roles.filter(({ lapsed }) => !lapsed).map(({ role }) => role);
  const live = grants.filter(({ end }) => end === 'none' || end === 'later');
  const through = (holder: Grant['holder'], which: 'read' | 'write', may: typeof mayRead): Category[] =>
    allCategories.filter(
      (category, bit) =>
        !shut &&
        live.some((grant) => grant.holder === holder && ((grant[which] >> bit) & 1) === 1) &&
        held.some((role) => may(role, category)),
    );
  const both = (which: 'read' | 'write', may: typeof mayRead): Category[] =>
    allCategories.filter((category) => [...through('unit', which, may), ...through('person', which, may)].includes(category));
  return {
    doors: [through('unit', 'read', mayRead), through('person', 'read', mayRead)],
    reads: both('read', mayRead),
    writes: both('write', mayWrite),
    // A field counts through a door that opens its category too.
    fields: packetFields.codes.filter((field, bit) =>
      live.some(
        (grant) =>
          ['unit', 'person'].includes(grant.holder) &&
          ((grant.fields >> bit) & 1) === 1 &&
          ((grant.read >> allCategories.indexOf(categoryOfField(field))) & 1) === 1 &&
          !shut &&
          held.some((role) => mayRead(role, categoryOfField(field))),
      ),
    ),
    // Who sleeps in the own house is there with no door to the case at all; a bar and a seal hold all the same.
    register: !shut && held.some((role) => mayRead(role, 'shelter')),
    office: !shut && held.includes('interpreter-coordinator'),
    care: !shut && held.some((role) => mayRead(role, 'health')),
    legalFile: !shut && held.some((role) => mayRead(role, 'legal')),
    programmeFile: !shut && held.some((role) => mayRead(role, 'reintegration')),
    prosecutes: held.some((role) => mayWrite(role, 'proceedings')),
    returnFile: !shut && held.some((role) => mayRead(role, 'repatriation')),
  };
}

describe('PostgreSQL’s wall, the ability’s and the plain reading', () => {
  it('know every case-bound table', async () => {
    expect(tables.filter((table) => categoryOf[table] === undefined)).toEqual([]);
  });

  it(`are one, whatever roles, doors, bars, seals and times are drawn (seed ${seed})`, async () => {
    const counted = new Map<string, number>();
    for (const table of tables) {
      const { rows } = await world.guard.query<{ n: number }>(`select count(*)::int as n from ${table} where ${keyOf(table)} = $1`, [
        theCase.id,
      ]);
      counted.set(table, rows[0]!.n);
    }
    let [shown, shownFields] = [0, 0];
    await fc.assert(
      fc.asyncProperty(draws, async (draw) => {
        await stand(draw);
        const said = meant(draw);
        const { reads, writes } = said;
        const expected: Record<string, unknown> = {};
        const found: Record<string, unknown> = {};
        await inContext(world.app, asker, async (q) => {
          for (const table of tables) {
            if (table === 'timeline_event') {
              const rows = await q<{ bit: number }>('select distinct category as bit from timeline_event where case_id = $1', [theCase.id]);
              found[table] = categoriesIn(rows.reduce((sum, { bit }) => sum | bit, 0));
              expected[table] = allCategories.filter((category) => reads.includes(category));
              continue;
            }
            const isNamed = draw.sealed === 'named';
            const [row] = await q<{ n: number }>(`select count(${keyOf(table)})::int as n from ${table} where ${keyOf(table)} = $1`, [
              theCase.id,
            ]);
            found[table] = row!.n > 0;
            expected[table] =
              (counted.get(table)! > 0 || categoryOf[table] === 'named') &&
              isOpen(categoryOf[table]!, said, isNamed) &&
              (fieldsOfTable[table]?.some((field) => said.fields.includes(field)) ?? true);
          }
        });
        expect(found).toEqual(expected);
        shown += reads.length;
        const held = draw.roles.filter(({ lapsed }) => !lapsed).map(({ role }) => role);
        const masks = liveMasks(draw);
        const given = permitted(held, masks);
        expect({ read: categoriesIn(given.read), write: categoriesIn(given.write), fields: fieldsIn(given.fields) }).toEqual({
          read: reads,
          write: writes,
          fields: said.fields,
        });
        shownFields += said.fields.length;
      }),
      { numRuns: 150 },
    );
    // What was drawn shows something often enough to prove something.
    expect(shown).toBeGreaterThan(50);
    expect(shownFields).toBeGreaterThan(25);
  }, 180_000);
});

/** The bits of the fields whose category is in the mask. */
const inside = (read: number): number =>
  packetFields.codes.reduce(
    (sum, field, bit) => (((read >> allCategories.indexOf(categoryOfField(field))) & 1) === 1 ? sum | (1 << bit) : sum),
    0,
  );

const keyOf = (table: string): string => (table === 'case_record' ? 'id' : 'case_id');

function isOpen(
  category: string,
  { doors, reads, writes, register, office, legalFile, programmeFile, returnFile, care, prosecutes }: Meant,
  isNamed: boolean,
): boolean {
  if (category === 'named') return isNamed && reads.includes('core');
  if (category === 'never') return false;
  const files = { register, office, 'legal file': legalFile, 'programme file': programmeFile, 'return file': returnFile, care };
  if (category in files) return files[category as keyof typeof files];
  if (category === 'tie') return prosecutes && reads.includes('proceedings');
  if (category === 'any') return reads.length > 0;
  if (category === 'own') return doors.some((door) => door.length > 0);
  if (category === 'writes identity') return writes.includes('identity');
  return reads.includes(category as Category);
}

/** What the application is handed by the row: the doors' masks, none where the database hides the case. */
function liveMasks({ grants, barred, sealed }: Draw): { read: number; write: number; fields: number } {
  const live = grants.filter(({ end, holder }) => ['none', 'later'].includes(end) && ['unit', 'person'].includes(holder));
  if (barred === 'yes' || sealed === 'not named') return { read: 0, write: 0, fields: 0 };
  return live.reduce(
    (sum, grant) => ({
      read: sum.read | grant.read,
      write: sum.write | grant.write,
      fields: sum.fields | (grant.fields & inside(grant.read)),
    }),
    { read: 0, write: 0, fields: 0 },
  );
}
