import { randomBytes, randomUUID } from 'node:crypto';
import { categories, maskOf, type Category } from '@himaya/domain';
import { buildersOn, type Builders } from '../support/builders';
import type { Case } from '../support/case-builder';
import { freshDatabase, type TestDatabase } from '../support/cluster';
import type { User } from '../support/directory-builders';
import { inContext, refusal } from '../support/in-context';

/** The doors of a person’s own copy and of its parts, asked without the application in front of them. */

let database: TestDatabase;
let world: Builders;

beforeAll(async () => {
  database = await freshDatabase();
  world = await buildersOn(database);
});
afterAll(() => database.drop());

const asked = (who: User, call: string, values: readonly unknown[]): Promise<string> =>
  inContext(world.app, who, async (q) => (await q<{ said: string }>(`select ${call} as said`, values))[0]!.said);

describe('a person’s own copy', () => {
  let officer: User;
  let second: User;
  let kase: Case;
  let id: string;

  beforeEach(async () => {
    officer = await world.aUserOf('police-section', 'police-officer');
    second = await world.aUser({ unit: officer.unit, roles: ['police-supervisor'] });
    kase = await world.aCase().ownedBy(officer).save();
    id = randomUUID();
    expect(
      await asked(officer, `guard.request_own_copy($1, $2, 'person', 'document-seen', current_date, 'tl', 'en', 'each-body')`, [
        id,
        kase.id,
      ]),
    ).toBe('done');
  });
  const version = async (): Promise<number> =>
    (await world.guard.query<{ version: number }>('select version from own_copy where id = $1', [id])).rows[0]!.version;
  const decide = async (who: User, leftOut: readonly string[] = [], decision = 'release'): Promise<string> =>
    asked(who, 'guard.decide_own_copy($1, $2, $3, $4, $5, $6, $7)', [
      id,
      await version(),
      decision,
      leftOut,
      leftOut.map(() => 'others-data'),
      decision === 'release' ? 'in-person' : null,
      decision === 'release' ? null : 'taken-back',
    ]);
  const print = (who: User): Promise<string> => asked(who, 'guard.print_own_copy($1)', [id]);
  const give = async (who: User): Promise<string> => asked(who, 'guard.hand_over_copy($1, $2, current_date)', [id, await version()]);
  /** Writes down a printed copy with these parts, and the categories that they are of unless others are claimed. */
  const paper = async (
    parts: readonly string[],
    shown: readonly Category[] = parts.filter((part) => categories.has(part)),
    as = officer,
  ): Promise<unknown> => {
    const key = randomUUID();
    await world.guard.query('insert into paper_key (id, public_key) values ($1, $2)', [key, randomBytes(44)]);
    return inContext(world.app, as, (q) =>
      q(
        `insert into printed_paper (id, kind, case_id, unit_id, printed_by, categories, language, code_digest, content_hash, size_bytes, signature, paper_key_id, parts)
           values ($1, $11, $2, $3, $4, $5, 'en', $6, $7, 9000, $8, $9, $10)`,
        [
          randomUUID(), kase.id, as.unit.id, as.id, maskOf(...shown), randomBytes(32), randomBytes(32), randomBytes(64), key, parts,
          as === officer ? 'own-copy' : 'own-copy-part',
        ], // prettier-ignore
      ),
    );
  };

  it('takes a second person, once, and leaves something', async () => {
    expect(await decide(officer)).toBe('own-copy.same-person');
    expect(await decide(officer, [], 'refuse')).toBe('own-copy.same-person');
    expect(await decide(second, ['core', 'identity', 'exploitation'])).toBe('own-copy.nothing-left');
    expect(await decide(second, ['identity', 'plan'])).toBe('done');
    expect(await decide(second)).toBe('own-copy.not-now');
    // What was decided stands as it was: nobody adds to it, takes from it or moves it.
    for (const tried of [
      `insert into own_copy_omission (copy_id, category, reason) values ($1, 'core', 'others-data')`,
      'delete from own_copy_omission where copy_id = $1',
      `update own_copy_omission set reason = 'endangers-others' where copy_id = $1`,
      `update own_copy set state = 'requested', reviewed_by = null, channel = null where id = $1`,
    ])
      expect({ tried, ...(await refusal(inContext(world.app, second, (q) => q(tried, [id])))) }).toMatchObject({ tried, code: '42501' });
  });

  it('is put on paper without what was left out, and not before', async () => {
    expect(await print(officer)).toBe('own-copy.not-now');
    expect(await refusal(paper(['core']))).toMatchObject({ code: '42501' });
    expect(await decide(second, ['identity', 'proceedings', 'plan', 'help'])).toBe('done');
    // Neither named, nor under another's name: what has no category of its own is held as what has.
    for (const left of ['identity', 'proceedings', 'plan', 'help'] as const)
      expect({ left, ...(await refusal(paper(['core', left]))) }).toMatchObject({ left, code: '42501' });
    for (const [
      parts,
      shown,
    ] of [[['core'], ['core', 'identity']], [['core', 'exploitation'], ['core']], [[], ['core']], [['stay'], ['shelter']]] as const) // prettier-ignore
      expect({ parts, ...(await refusal(paper(parts, [...shown]))) }).toMatchObject({ parts, code: '42501' });
    await paper(['core', 'exploitation', 'documents']);
    expect(await print(officer)).toBe('done');
  });

  it('is given once it is printed, once, and then printed no more', async () => {
    expect(await decide(second)).toBe('done');
    expect(await give(officer)).toBe('own-copy.not-now');
    expect(await print(officer)).toBe('done');
    const stranger = await world.aUserOf('police-section', 'police-officer');
    expect(await refusal(give(stranger))).toMatchObject({ code: '42501' });
    expect(await give(officer)).toBe('done');
    expect(await give(officer)).toBe('own-copy.not-now');
    expect(await print(officer)).toBe('own-copy.not-now');
    expect(await refusal(paper(['core']))).toMatchObject({ code: '42501' });
  });

  describe('from a room’s own hands', () => {
    let [nurse, doctor, part] = [] as unknown as [User, User, string];

    beforeEach(async () => {
      nurse = await world.aUserOf('health-facility', 'health-provider');
      doctor = await world.aUser({ unit: nurse.unit, roles: ['health-provider'] });
      await world.guard.query(
        `insert into care_episode (id, case_id, unit_id, category, service, opened_by) values (gen_random_uuid(), $1, $2, 16, 'medical', $3)`,
        [kase.id, nurse.unit.id, nurse.id],
      );
      // Asked before there was a file: taken back, and asked anew.
      expect(await decide(second, [], 'refuse')).toBe('done');
      id = randomUUID();
      expect(
        await asked(officer, `guard.request_own_copy($1, $2, 'person', 'document-seen', current_date, 'tl', 'en', 'each-body')`, [
          id,
          kase.id,
        ]),
      ).toBe('done');
      const { rows } = await world.guard.query<{ id: string; unit_id: string; room: number }>(
        'select id, unit_id, room from own_copy where part_of = $1',
        [id],
      );
      expect(rows).toMatchObject([{ unit_id: nurse.unit.id, room: maskOf('health') }]);
      part = rows[0]!.id;
    });
    const versionOf = async (): Promise<number> =>
      (await world.guard.query<{ version: number }>('select version from own_copy where id = $1', [part])).rows[0]!.version;
    const open = async (who: User): Promise<string> => asked(who, 'guard.open_copy_part($1, $2)', [part, await versionOf()]);
    const decidePart = async (who: User, leftOut: readonly string[]): Promise<string> =>
      asked(who, `guard.decide_own_copy($1, $2, 'release', $3, $4, 'in-person', null)`, [
        part,
        await versionOf(),
        leftOut,
        leftOut.map(() => 'others-data'),
      ]);

    it('is nobody’s but its unit’s: the unit that answers for the case neither sees it nor acts on it', async () => {
      const stranger = await world.aUserOf('health-facility', 'health-provider');
      for (const who of [officer, second, stranger]) {
        expect(await inContext(world.app, who, (q) => q('select from own_copy where id = $1', [part]))).toEqual([]);
        for (const tried of [open, (as: User) => decidePart(as, []), (as: User) => asked(as, 'guard.print_own_copy($1)', [part])])
          expect(await refusal(tried(who))).toMatchObject({ code: '42501' });
        expect(await asked(who, '(select count(*)::int from guard.copy_part_facts($1))', [part])).toBe(0);
      }
      expect(await inContext(world.app, nurse, (q) => q('select from own_copy where id = $1', [part]))).toHaveLength(1);
    });

    it('takes two of its unit, leaves once it is proven who asked, and without what was left out', async () => {
      const health: readonly Category[] = ['health'];
      expect(await decidePart(doctor, [])).toBe('own-copy.not-now');
      expect(await open(nurse)).toBe('done');
      expect(await decidePart(nurse, [])).toBe('own-copy.same-person');
      expect(await decidePart(doctor, ['core'])).toBe('body.invalid');
      expect(await decidePart(doctor, ['care', 'appointments', 'visits', 'visit-words', 'medication', 'reports'])).toBe(
        'own-copy.nothing-left',
      );
      expect(await decidePart(doctor, ['visit-words'])).toBe('done');
      expect(await asked(nurse, 'guard.print_own_copy($1)', [part])).toBe('own-copy.not-proven');
      expect(await refusal(paper(['care'], health, nurse))).toMatchObject({ code: '42501' });
      expect(await decide(second)).toBe('done');
      for (const [
        parts,
        shown,
      ] of [[['care', 'visit-words'], health], [['care'], ['psychosocial']], [['core'], ['core']], [['stay'], health], [[], health]] as const) // prettier-ignore
        expect({ parts, ...(await refusal(paper(parts, [...shown], nurse))) }).toMatchObject({ parts, code: '42501' });
      await paper(['care', 'visits'], health, nurse);
      expect(await asked(nurse, 'guard.print_own_copy($1)', [part])).toBe('done');
    });

    it('is called off where nobody asks any more, and with the erasure of the case', async () => {
      expect(await open(nurse)).toBe('done');
      expect(await decide(second, [], 'refuse')).toBe('done');
      const state = async (): Promise<unknown> =>
        (
          await world.guard.query<object>(
            `select o.state, (select count(*)::int from deadline d where d.subject_id = o.id and d.cancelled_at is null) as clocks from own_copy o where o.id = $1`,
            [part],
          )
        ).rows[0];
      expect(await state()).toEqual({ state: 'called-off', clocks: 0 });
      expect(await decidePart(doctor, [])).toBe('own-copy.not-now');
    });

    it('ends with the erasure of the case, and so does the record’s own', async () => {
      expect(await decide(second)).toBe('done');
      const admin = await database.asAdmin();
      await admin.query(`insert into case_erasure (case_id, reason) values ($1, 'person-asked')`, [kase.id]);
      const { rows } = await world.guard.query<object>(
        `select o.state, (select count(*)::int from deadline d where d.subject_id = o.id and d.cancelled_at is null) as clocks
           from own_copy o where $1 in (o.id, o.part_of)`,
        [id],
      );
      expect(rows).toEqual(Array<object>(2).fill({ state: 'called-off', clocks: 0 }));
    });

    it('goes through nobody once another unit answers for the case', async () => {
      expect(await open(nurse)).toBe('done');
      expect(await decidePart(doctor, ['visit-words'])).toBe('done');
      await world.guard.query(`update own_copy set parts_by = 'closed-envelope', channel = 'in-envelope' where id = $1`, [part]);
      const next = await world.aUserOf('police-section', 'police-officer');
      const admin = await database.asAdmin();
      await admin.query('update case_record set responsible_unit_id = $2 where id = $1', [kase.id, next.unit.id]);
      const { rows } = await world.guard.query<object>('select unit_id, state, parts_by, channel from own_copy where id = $1', [part]);
      expect(rows).toEqual([{ unit_id: nurse.unit.id, state: 'reviewed', parts_by: 'each-body', channel: 'in-person' }]);
      expect(await asked(nurse, '(select name_en from guard.copy_part_facts($1))', [part])).toBeNull();
    });

    it('answers the request that it names: who asks next is given one too, while the first is owed', async () => {
      expect(await decide(second)).toBe('done');
      expect(await print(officer)).toBe('done');
      expect(await give(officer)).toBe('done');
      const next = randomUUID();
      expect(
        await asked(officer, `guard.request_own_copy($1, $2, 'lawyer', 'mandate-seen', current_date, 'ar', 'ar', 'closed-envelope')`, [
          next,
          kase.id,
        ]),
      ).toBe('done');
      const { rows } = await world.guard.query<object>(
        `select part_of, asker, parts_by from own_copy where case_id = $1 and room is not null and state = 'requested' order by recorded_at`,
        [kase.id],
      );
      expect(rows).toEqual([
        { part_of: id, asker: 'person', parts_by: 'each-body' },
        { part_of: next, asker: 'lawyer', parts_by: 'closed-envelope' },
      ]);
    });
  });
});
