import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  letProofsGo,
  letProofsOf,
  openSigningKey,
  publicKeyPathOf,
  readPublicKeys,
  reckonProofs,
  verifyCommand,
} from '@himaya/api/testing';
import {
  localDay,
  proofKeptUntil,
  usualRetention,
  type CaseView,
  type ErasureView,
  type LegalHoldView,
  type PrintedPaperView,
} from '@himaya/domain';
import { Client } from 'pg';
import { Trail } from '../audit/trail';
import { closed } from '../support/closing';
import { expected, ifMatch, openCase, referTo } from '../support/main-job';
import { pdfText } from '../support/pdf-text';
import { refusal } from '../support/refusals';
import { decideHold, hold, openRetentionRoom, propose, decide, type RetentionRoom } from '../support/retention-room';
import { until } from '../support/until';

jest.setTimeout(180_000);

let room: RetentionRoom;
let trail: Trail;
let [first, second] = [] as unknown as [Erased, Erased];

interface Erased {
  readonly kase: CaseView;
  readonly beside: CaseView;
  readonly order: ErasureView;
}

/** As many years on as proofs are kept, and a week. */
const later = new Date(Date.now() + (usualRetention.afterYears * 366 + 7) * 86_400_000);
const table = usualRetention;

beforeAll(async () => {
  room = await openRetentionRoom();
  trail = new Trail(room.api.database);
  first = await erased();
  second = await erased();
  // The sealer waits for the oldest transaction of the whole cluster, other files' databases among it.
  const { rows: sofar } = await room.admin.query<{ last: string }>('select max(xact)::text as last from audit_event');
  await until(
    'what was done is sealed',
    async () => {
      await trail.sealer.round();
      return (await room.admin.query('select from audit_seal where xact_to > $1::xid8', [sofar[0]!.last])).rowCount! > 0;
    },
    120,
  );
  await reckonProofs(table).run(room.worker, new Date());
});
afterAll(() => room.stop());

/** Closed, agreed to, seen in lists with another, and erased. */
async function erased(): Promise<Erased> {
  const { police, dpo, keeper } = room;
  const desk = await room.api.signIn('shelter-caseworker');
  const { caseId } = await referTo(desk, police);
  const kase = expected(await police.get<CaseView>(`/cases/${caseId}`), 200);
  const beside = await openCase(police);
  expected(await police.get('/cases?limit=100'), 200);
  const { rows } = await room.admin.query<{ id: string; version: number }>('select id, version from referral where case_id = $1', [caseId]);
  expected(await police.post(`/referrals/${rows[0]!.id}/cancel`, { reason: 'no-longer-needed' }, ifMatch(rows[0]!)), 200);
  await closed(police, caseId);
  const proposed = expected(await propose<ErasureView>(dpo, kase, 'person-asked'), 201);
  const order = expected(await decide<ErasureView>(keeper, proposed, 'confirm'), 200);
  await room.deliver();
  return { kase, beside, order };
}

const letGo = (at: Date): Promise<void> => letProofsGo(table, room.api.database.sealing).run(room.worker, at);

/** What stands of a case: its lines up to the erasure and lists that show it, consents with their words, withdrawals. */
async function stands({ id }: CaseView): Promise<{ lines: number; listed: number; consents: number }> {
  const { rows } = await room.admin.query<{ lines: number; listed: number; consents: number }>(
    `select (select count(*)::int from audit_event e where e.case_id = $1 and e.action <> 'case.erase'
               and e.at <= (select x.at from audit_event x where x.case_id = $1 and x.action = 'case.erase')) as lines,
            (select count(*)::int from audit_event e where $1 = any (e.case_ids)
               and e.at <= (select x.at from audit_event x where x.case_id = $1 and x.action = 'case.erase')) as listed,
            (select count(*)::int from consent c where c.case_id = $1 and c.method is not null) as consents`,
    [id],
  );
  return rows[0]!;
}

/** A connection of the sealer's, and what letting go needs at that moment. */
async function sealersHand(): Promise<{ client: Client; go: (caseId: string) => Promise<string> }> {
  const { url, keyFile } = room.api.database.sealing;
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  const place = { key: openSigningKey(keyFile), keys: readPublicKeys([publicKeyPathOf(keyFile)]), now: later, table };
  return { client, go: (caseId) => letProofsOf(client, caseId as never, place) };
}

describe('what proves the handling of an erased case', () => {
  it('is kept five years, held as long as somebody needs it, and goes whole, once, with the trail still bearing out', async () => {
    const { police, dpo } = room;
    const { kase, beside, order } = first;
    const before = await stands(kase);
    expect(before.lines).toBeGreaterThan(5);
    expect(before.listed).toBeGreaterThan(0);
    expect(before.consents).toBeGreaterThan(0);
    const showedBoth = async (): Promise<number> =>
      (await room.admin.query('select from audit_event where $1 = any (case_ids)', [beside.id])).rowCount!;
    const besideBefore = await showedBoth();
    const day = proofKeptUntil(localDay(new Date()));
    expect(await room.registered(order.id)).toMatchObject({ proofsUntil: day, proofsGone: null });
    const certificate = async (): Promise<string> => {
      const paper = expected(await dpo.post<PrintedPaperView>(`/retention/erasures/${order.id}/certificates`, { language: 'en' }), 201);
      return pdfText(Buffer.from(paper.pdf, 'base64')).replace(/\s+/g, ' ');
    };
    expect(await certificate()).toContain('Consents and access trail kept until');

    // Another, that is held the whole time.
    expected(await hold<LegalHoldView>(dpo, second.kase, 'investigation'), 201);
    // Not before its day.
    await letGo(new Date(Date.parse(day) - 86_400_000));
    expect(await stands(kase)).toEqual(before);

    // Nor while it is held.
    const held = expected(await hold<LegalHoldView>(dpo, kase, 'complaint'), 201);
    expect((await room.registered(order.id)).held).toBe(true);
    await letGo(later);
    const hand = await sealersHand();
    await hand.client.query('begin');
    expect(await hand.go(kase.id)).toBe('kept');
    await hand.client.query('rollback');
    expect(await stands(kase)).toEqual(before);
    expected(await decideHold<LegalHoldView>(dpo, held, { decision: 'lift', ending: 'ground-ended' }), 200);

    // A plug that is pulled in the middle leaves everything.
    await hand.client.query('begin');
    expect(await hand.go(kase.id)).toBe('gone');
    await expect(hand.client.query('select pg_terminate_backend(pg_backend_pid())')).rejects.toThrow();
    expect(await stands(kase)).toEqual(before);
    expect(await trail.verify()).toMatchObject({ code: 0, said: expect.not.stringContaining('let go') as string });

    // However many try at once.
    await Promise.all(Array.from({ length: 8 }, () => letGo(later)));
    expect(await stands(kase)).toEqual({ lines: 0, listed: 0, consents: 0 });
    expect(
      (await room.admin.query('select from audit_amendment a join audit_event e on e.id = a.authority_id where e.case_id = $1', [kase.id]))
        .rowCount,
    ).toBe(1);
    expect(await showedBoth()).toBe(besideBefore);
    expect((await room.admin.query(`select from audit_event where action = 'proof.let-go' and case_id = $1`, [kase.id])).rowCount).toBe(1);
    expect(expected(await police.get<{ items: object[] }>(`/cases/${kase.id}/consents`), 200).items).toEqual([]);

    const said = await trail.verify();
    expect(said).toMatchObject({
      code: 0,
      said: expect.stringMatching(/^INTACT[^]*\n\d+ of them were let go or made shorter after their time, by signed records\n/) as string,
    });
    expect(await room.registered(order.id)).toMatchObject({
      proofsUntil: day,
      proofsGone: { lines: before.lines + before.listed, consents: before.consents },
    });
    expect(await certificate()).toContain('Consents and access trail removed');
    expect(refusal(await hold(dpo, kase, 'complaint'))).toBe('409 case.erased');
  });

  it('goes by the sealer’s signature alone: what else takes a line away is found, in the database and in an export', async () => {
    const { dpo, admin } = room;
    const { rows } = await admin.query<{ n: number }>('select count(*)::int as n from audit_amendment');
    expect(rows[0]!.n).toBeGreaterThan(0);
    /** Does something as the owner of the database could, looks, and takes it back. */
    const after = async (...tampers: string[]): Promise<string> => {
      await admin.query('create table kept_a as select * from audit_amendment; create table kept_e as select * from audit_event');
      try {
        for (const tamper of tampers) await admin.query(tamper);
        return (await trail.verify()).said;
      } finally {
        await admin.query(
          `delete from audit_amendment; insert into audit_amendment overriding system value select * from kept_a;
           alter table audit_event disable trigger user; delete from audit_event; insert into audit_event select * from kept_e;
           alter table audit_event enable trigger user; drop table kept_a, kept_e`,
        );
      }
    };
    expect(await after('delete from audit_amendment')).toMatch(/^BROKEN {2}line \d+: it was deleted/);
    expect(await after(`update audit_amendment set signature = decode(repeat('00', 64), 'hex')`)).toMatch(
      /^BROKEN .* is not signed by a key/,
    );
    expect(await after(`update audit_amendment set at = at + interval '1 day'`)).toMatch(/^BROKEN .* is not signed by a key/);
    expect(await after('delete from audit_event e using audit_amendment a where e.id = a.authority_id')).toMatch(/^BROKEN/);
    const other = `(select e.id from audit_event e where not exists (select 1 from audit_amendment a where e.id = any (a.line_ids) or e.id = a.authority_id)
      and e.xact < (select max(xact_to) from audit_seal) order by e.xact, e.at, e.id limit 1)`;
    expect(await after(`delete from audit_event where id = ${other}`)).toMatch(/^BROKEN {2}line \d+: it was deleted/);
    // A record of a line that it never named, under the signature of one that stands.
    expect(
      await after(
        `update audit_amendment set line_ids = line_ids || ${other}, leaves = leaves || uuid_send(${other}) || decode(repeat('00', 32), 'hex')`,
        `delete from audit_event where id = ${other}`,
      ),
    ).toMatch(/^BROKEN .* is not signed by a key/);
    expect((await trail.verify()).code).toBe(0);

    const exported = await dpo.get<string>('/audit/export?from=2020-01-01T00:00:00Z&to=2099-01-01T00:00:00Z');
    const { keyFile } = room.api.database.sealing;
    const file = join(keyFile, '..', `export-${randomUUID()}.jsonl`);
    const verify = async (content: string): Promise<string> => {
      writeFileSync(file, content);
      const said: string[] = [];
      await verifyCommand({
        argv: ['--export', file, '--key', publicKeyPathOf(keyFile), '--key', publicKeyPathOf(`${keyFile}.export`)],
        env: {},
        say: (line) => said.push(line),
      });
      return said.join('\n');
    };
    expect(await verify(exported.body)).toMatch(/^INTACT {2}\d+ exported lines under \d+ seals$/);
    expect(await verify(exported.body.replace(/"amendments":\[\{.*?\}\]/, '"amendments":[]'))).toMatch(
      /^BROKEN .* it was (deleted|changed)/,
    );
  });

  it('does not go because a row of the database says that its time is over', async () => {
    const { kase } = second;
    const before = await stands(kase);
    await room.admin.query(`update legal_hold set state = 'lifted', review_on = null, ending = 'ground-ended' where case_id = $1`, [
      kase.id,
    ]);
    await room.admin.query(
      `update kept_proof set erased_at = erased_at - interval '9 years', kept_until = '2021-01-05' where case_id = $1`,
      [kase.id],
    );
    await room.admin.query(`update case_erasure set at = at - interval '9 years' where case_id = $1`, [kase.id]);
    await letGo(new Date());
    expect(await stands(kase)).toEqual(before);
    const sealer = await room.api.database.as('sealer');
    const { rows } = await room.admin.query<{ id: string; at: string }>(
      `select id, at::text as at from audit_event where case_id = $1 and action = 'case.erase'`,
      [kase.id],
    );
    const foreign = await room.admin.query<{ id: string }>(`select id from audit_event where case_id is distinct from $1 limit 1`, [
      kase.id,
    ]);
    const call = (lines: string[]): Promise<unknown> =>
      sealer.query(
        `select guard.let_proofs_go($1, current_date, now(), $2, $3, $4, decode(repeat('00', 48), 'hex'), 'k', decode(repeat('00', 64), 'hex'))`,
        [kase.id, rows[0]!.id, rows[0]!.at, lines],
      );
    // The sealer's role takes no line of another case, and not the one that says the case was erased.
    await expect(call([foreign.rows[0]!.id])).rejects.toThrow('not this case');
    await expect(call([rows[0]!.id])).rejects.toThrow('not this case');
    expect(await stands(kase)).toEqual(before);
  });
});
