import { randomUUID } from 'node:crypto';
import { readsDocument } from '@himaya/auth';
import { maskOf, type Category, type DocumentId, type Role } from '@himaya/domain';
import fc from 'fast-check';
import { buildersOn, type Builders } from '../support/builders';
import type { Case } from '../support/case-builder';
import { freshDatabase, type TestDatabase } from '../support/cluster';
import type { User } from '../support/directory-builders';
import { inContext } from '../support/in-context';
import type { Consent, Referral } from '../support/sharing-builders';
import { allCategories, allRoles, mayRead } from './oracle-table';

const seed = 20_260_302;
fc.configureGlobal({ seed });

/** domain.md section 3: sealed to the unit that wrote them; another needs a packet that names the record. */
const sealed = ['health', 'psychosocial', 'legal'] as const satisfies readonly Category[];
/** With its records: an author's notes, which nothing names, and an open category. */
const kinds = { health: 'medical-report', psychosocial: 'psychological-report', legal: 'legal-submission', notes: 'note-attachment', identity: 'photo' } as const; // prettier-ignore
type Kind = keyof typeof kinds;
const kindList = Object.keys(kinds) as Kind[];

interface Draw {
  readonly role: Role;
  /** Whose eyes: somebody of the unit the packet went to, or of a unit that was granted everything another way. */
  readonly at: 'receiver' | 'elsewhere';
  readonly named: readonly Kind[];
  readonly read: readonly Category[];
  readonly fields: number;
  readonly grant: 'open' | 'none' | 'ended' | 'past';
  readonly consent: 'stands' | 'withdrawn' | 'over' | 'to another' | 'for another purpose' | 'of too little' | 'a child’s own';
  readonly hidden: 'no' | 'barred' | 'sealed';
}

/** Mostly the first, or a draw in which everything must hold at once would hardly ever show a record. */
const mostly = <T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) });
const draws: fc.Arbitrary<Draw> = fc.record({
  role: fc.oneof(fc.constantFrom<Role>('health-provider', 'legal-aid-provider'), fc.constantFrom(...allRoles)),
  at: mostly<Draw['at']>('receiver', 'elsewhere'),
  named: fc.subarray(kindList),
  read: fc.subarray([...allCategories]),
  fields: fc.constantFrom(0, 2_147_483_647, 32),
  grant: mostly<Draw['grant']>('open', 'none', 'ended', 'past'),
  consent: mostly<Draw['consent']>('stands', 'withdrawn', 'over', 'to another', 'for another purpose', 'of too little', 'a child’s own'),
  hidden: mostly<Draw['hidden']>('no', 'barred', 'sealed'),
});

let database: TestDatabase;
let world: Builders;
let writer: User;
let receiver: User;
let elsewhere: User;
let theCase: Case;
let referral: Referral;
let consent: Consent;
const documents = new Map<Kind, DocumentId>();

beforeAll(async () => {
  database = await freshDatabase();
  world = await buildersOn(database);
  writer = await world.aUserOf('health-facility', 'health-provider');
  receiver = await world.aUserOf('health-facility', 'health-provider');
  elsewhere = await world.aUserOf('health-facility', 'health-provider');
  theCase = await world.aCase().ownedBy(writer).save();
  for (const kind of kindList) {
    const id = randomUUID() as DocumentId;
    documents.set(kind, id);
    await world.guard.query(
      `insert into document (id, case_id, unit_id, type, category, media_type, size_bytes, recorded_by) values ($1, $2, $3, $4, $5, 'image/jpeg', 1, $6)`,
      [id, theCase.id, writer.unit.id, kinds[kind], maskOf(kind), writer.id],
    );
  }
  consent = await world
    .aConsent(theCase)
    .for('share-health')
    .toUnit(receiver.unit)
    .covering(...sealed)
    .save();
  referral = await world
    .aReferral(theCase)
    .asking('medical')
    .carrying('core')
    .naming(consent, documents.get('health')!)
    .taken(receiver, 'receive', 'accept');
}, 300_000);
afterAll(() => database.drop());

/** Puts the drawn state into the database, and the state before it away. */
async function stand({ role, at, named, read, fields, grant, consent: standing, hidden }: Draw): Promise<User> {
  const q = (sql: string, values: unknown[]): Promise<unknown> => world.guard.query(sql, values);
  const asker = at === 'receiver' ? receiver : elsewhere;
  await q('delete from user_role where user_id = $1', [asker.id]);
  await q(`insert into user_role (user_id, role, valid_from, valid_to) values ($1, $2, now() - interval '1 day', 'infinity')`, [
    asker.id,
    role,
  ]);
  await q('delete from referral_record where referral_id = $1', [referral.id]);
  for (const kind of named) {
    await q('insert into referral_record (referral_id, document_id, consent_id) values ($1, $2, $3)', [
      referral.id,
      documents.get(kind),
      consent.id,
    ]);
  }
  await q('delete from case_grant where case_id = $1 and holder_id = any ($2)', [theCase.id, [receiver.unit.id, elsewhere.unit.id]]);
  if (grant !== 'none') {
    await q(
      `insert into case_grant (id, case_id, unit_id, basis, referral_id, read_mask, write_mask, field_mask, starts_at, ends_at, ended_at, ending, opened_by)
       values (gen_random_uuid(), $1, $2, $3, $4, $5, 0, $6, now() - interval '2 days', case when $7 = 'past' then now() - interval '1 hour' end,
               case when $7 = 'ended' then now() end, case when $7 = 'ended' then 'cancelled' end, $8)`,
      [theCase.id, asker.unit.id, at === 'receiver' ? 'referral' : 'assignment', at === 'receiver' ? referral.id : null,
        maskOf('core', ...read), fields, grant, asker.id],
    ); // prettier-ignore
  }
  for (const { unit } of [receiver, elsewhere]) await q('select guard.rebuild_access($1, $2)', [unit.id, theCase.id]);
  await q('delete from consent_withdrawal where consent_id = $1', [consent.id]);
  if (standing === 'withdrawn') {
    await q(`insert into consent_withdrawal (consent_id, case_id, method, recorded_by, recorded_unit_id) values ($1, $2, 'spoken', $3, $4)`, [
      consent.id, theCase.id, writer.id, writer.unit.id,
    ]); // prettier-ignore
  }
  await q(
    `update consent set valid_until = case when $2 = 'over' then current_date - 2 else '2099-01-01' end,
            recipient_unit_id = case when $2 = 'to another' then $4::uuid else $3 end,
            purpose = case when $2 = 'for another purpose' then 'referral' else 'share-health' end,
            category_mask = case when $2 = 'of too little' then 1 else $5::int end where id = $1`,
    [consent.id, standing, receiver.unit.id, elsewhere.unit.id, maskOf(...sealed)],
  );
  await q(`update case_record set age_band = case when $2 = 'a child’s own' then '15-17' else '18-29' end where id = $1`, [
    theCase.id,
    standing,
  ]);
  await q('delete from case_bar where case_id = $1', [theCase.id]);
  await q('delete from case_seal_name where case_id = $1', [theCase.id]);
  await q('delete from case_seal where case_id = $1', [theCase.id]);
  if (hidden === 'barred') await world.bar(asker, theCase);
  if (hidden === 'sealed') {
    const id = randomUUID();
    await q(`insert into case_seal (id, case_id, reason, sealed_by) values ($1, $2, 'other', $3)`, [id, theCase.id, writer.id]);
    await q('insert into case_seal_name (seal_id, case_id, user_id, named_by) values ($1, $2, $3, $3)', [id, theCase.id, writer.id]);
  }
  return asker;
}

/** The plain reading of section 3 and 6: a name, a live grant of the very packet, a consent that stands; else the category, and never another's sealed papers. */
function meant({ role, at, named, read, fields, grant, consent: standing, hidden }: Draw): Kind[] {
  if (hidden !== 'no' || grant !== 'open') return [];
  return kindList.filter((kind) => {
    if (!mayRead(role, kind)) return false;
    if (kind === 'identity') return read.includes('identity') && (fields & 32) !== 0;
    return at === 'receiver' && kind !== 'notes' && named.includes(kind) && standing === 'stands';
  });
}

it(`a sealed record is open exactly by name, whatever is drawn, behind both walls (seed ${seed})`, async () => {
  const shown = new Map<Kind, number>();
  await fc.assert(
    fc.asyncProperty(draws, async (draw) => {
      const asker = await stand(draw);
      const expected = meant(draw);
      const found = await inContext(world.app, asker, (q) =>
        q<{ id: DocumentId }>('select id from document where case_id = $1', [theCase.id]),
      );
      expect(kindList.filter((kind) => found.some(({ id }) => id === documents.get(kind)))).toEqual(expected);
      const keys = await inContext(world.app, asker, (q) => q<{ named: boolean; id: DocumentId }>('select d as id, guard.record_named(d) as named from unnest($1::uuid[]) d', [[...documents.values()]])); // prettier-ignore
      const open = draw.grant === 'open' && draw.hidden === 'no';
      const masks = { read: open ? maskOf('core', ...draw.read) : 0, write: 0, fields: open ? draw.fields : 0 };
      const through = kindList.filter((category) =>
        readsDocument({ roles: [draw.role], unitId: asker.unit.id }, masks, {
          category,
          unitId: writer.unit.id,
          named: keys.some(({ id, named }) => named && id === documents.get(category)),
        }),
      );
      expect(through).toEqual(expected);
      for (const kind of expected) shown.set(kind, (shown.get(kind) ?? 0) + 1);
    }),
    { numRuns: 200 },
  );
  expect([...shown.keys()].sort()).toEqual(['health', 'identity', 'legal', 'psychosocial']);
}, 180_000);

const whole: Draw = { role: 'health-provider', at: 'receiver', named: ['health'], read: ['core'], fields: 0, grant: 'open', consent: 'stands', hidden: 'no' }; // prettier-ignore

it.each<Partial<Draw>>([
  { consent: 'withdrawn' },
  { consent: 'over' },
  { consent: 'to another' },
  { consent: 'for another purpose' },
  { consent: 'of too little' },
  { consent: 'a child’s own' },
  { grant: 'none' },
  { grant: 'ended' },
  { grant: 'past' },
  { at: 'elsewhere' },
  { named: ['legal'] },
  { role: 'legal-aid-provider' },
  { hidden: 'barred' },
  { hidden: 'sealed' },
])('is shut by each thing alone: %j', async (one) => {
  const opens = async (draw: Draw): Promise<number> => {
    const asker = await stand(draw);
    return (await inContext(world.app, asker, (q) => q('select from document where id = $1', [documents.get('health')]))).length;
  };
  expect(await opens(whole)).toBe(1);
  expect(await opens({ ...whole, ...one })).toBe(0);
});

it('goes across the line only as both sides let it', async () => {
  await stand(whole);
  const across = await world.aUnit({ kind: 'health-facility', governorate: 'erbil' });
  const word = await world.aConsent(theCase).for('share-health').toUnit(across).covering('health').save();
  const sent = () =>
    world.aReferral(theCase).sentTo(across).asking('medical').carrying('core').naming(word, documents.get('health')!).save();
  const limits = (side: string, version: number, give: number, take: number) =>
    world.guard.query('insert into line_limit (side, version, give_mask, take_mask, transfers) values ($1, $2, $3, $4, true)', [
      side,
      version,
      give,
      take,
    ]);
  const [all, without] = [8191, 8191 & ~maskOf('health')];
  await limits('federal', 2, without, all);
  await limits('kurdistan-region', 2, all, all);
  await expect(sent()).rejects.toThrow('row-level security');
  await limits('federal', 3, all, all);
  await limits('kurdistan-region', 3, all, without);
  await expect(sent()).rejects.toThrow('row-level security');
  await limits('kurdistan-region', 4, all, all);
  await expect(sent()).resolves.toBeDefined();
});

it('is named only by its writer, in the transaction that makes the referral, and is nobody’s to name to others', async () => {
  const draw: Draw = { role: 'health-provider', at: 'receiver', named: [], read: ['core', 'health'], fields: 0, grant: 'open', consent: 'stands', hidden: 'no' }; // prettier-ignore
  await stand(draw);
  const name = (by: User) =>
    inContext(world.app, by, (q) =>
      q('insert into referral_record (referral_id, document_id, consent_id) values ($1, $2, $3)', [
        referral.id,
        documents.get('health'),
        consent.id,
      ]),
    );
  await expect(name(writer)).rejects.toThrow('row-level security');
  await expect(name(receiver)).rejects.toThrow('row-level security');
  const sent = world.aReferral(theCase).sentTo(receiver.unit).asking('medical').carrying('core');
  await expect(sent.naming(consent, documents.get('identity')!).save()).rejects.toThrow('row-level security');
  await expect(sent.naming(consent, documents.get('notes')!).save()).rejects.toThrow('row-level security');
  const wrong = await world.aConsent(theCase).toUnit(receiver.unit).covering('core', 'health').save();
  await expect(sent.naming(wrong, documents.get('health')!).save()).rejects.toThrow('row-level security');
});

it('goes with no field that the sender does not hold, nor with one of another category', async () => {
  const stays = world.aReferral(theCase).sentTo(receiver.unit).asking('medical').carrying('core', 'identity');
  await expect(stays.only('risk-assessments').save()).rejects.toThrow('row-level security');
  await stand({ role: 'health-provider', at: 'receiver', named: [], read: ['core', 'identity', 'risk'], fields: 2, grant: 'open', consent: 'stands', hidden: 'no' }); // prettier-ignore
  await world.guard.query('update case_grant set write_mask = 16 where case_id = $1 and holder_id = $2', [theCase.id, receiver.unit.id]);
  await world.guard.query('select guard.rebuild_access($1, $2)', [receiver.unit.id, theCase.id]);
  const onward = world.aReferral(theCase).sentBy(receiver).sentTo(elsewhere.unit).asking('medical').carrying('core', 'identity');
  await expect(onward.only('identity-name', 'identity-phone').save()).rejects.toThrow('row-level security');
  await expect(onward.only('identity-name').save()).resolves.toBeDefined();
});
