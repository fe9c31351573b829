import { createPublicKey, verify } from 'node:crypto';
import { callHoldReviews, carryOutErasure } from '@himaya/api/testing';
import {
  type CaseListItem,
  type CaseRetentionView,
  type CaseView,
  type CheckPaperView,
  type DueCaseView,
  type ErasureView,
  type LegalHoldView,
  type Page,
  type PaperKeyView,
  type PrintedPaperView,
} from '@himaya/domain';
import { fullWorld } from '../database/full-world';
import type { Session } from '../support/api';
import { closed, reopen } from '../support/closing';
import { expected, ifMatch, openCase, referTo } from '../support/main-job';
import { pdfText } from '../support/pdf-text';
import { refusal } from '../support/refusals';
import { decide, decideHold, due, hold, openRetentionRoom, propose, type RetentionRoom } from '../support/retention-room';

jest.setTimeout(60_000);

let room: RetentionRoom;
let [police, dpo, keeper, court] = [] as unknown as [Session, Session, Session, Session];
const day = 86_400_000;

beforeAll(async () => {
  room = await openRetentionRoom();
  ({ police, dpo, keeper, court } = room);
});
afterAll(() => room.stop());

describe('the officer', () => {
  it('sees a case whose time has run out as a number, how it ended and since when, and nothing of whom it is about', async () => {
    const [old, young] = [await room.closedSince(3), await room.closedSince(1)];
    const found = await room.dueOf(old);
    expect(found).toEqual({
      number: old.number,
      outcome: 'reintegrated',
      rule: 'not-confirmed',
      dueOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
      underWay: false,
    });
    expect(await room.dueOf(young)).toBeUndefined();
    expect(refusal(await dpo.get(`/cases/${old.id}`))).toBe('403 role.forbidden');
    expect(expected(await police.get<CaseRetentionView>(`/cases/${old.id}/retention`), 200)).toEqual({
      rule: 'not-confirmed',
      dueOn: found!.dueOn,
      held: false,
      erasedAt: null,
    });
    expect(refusal(await propose(dpo, young))).toBe('409 erasure.not-due');
    expect(refusal(await propose(dpo, await openCase(police)))).toBe('409 case.not-closed');
  });

  it('gets the list in pages, each case once', async () => {
    for (let n = 0; n < 3; n += 1) await room.closedSince(4);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Page<DueCaseView> = expected(
        await keeper.get<Page<DueCaseView>>(`/retention/cases?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`),
        200,
      );
      seen.push(...page.items.map(({ number }) => number));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual((await due(dpo)).map(({ number }) => number));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(3);
  });
});

describe('a legal hold', () => {
  it('set by number keeps a case from being due, proposed, confirmed or erased until it is lifted with a reason', async () => {
    const kase = await room.closedSince(3);
    const proposal = expected(await propose<ErasureView>(dpo, kase), 201);
    const held = expected(await hold<LegalHoldView>(dpo, kase), 201);
    expect(held).toMatchObject({ state: 'standing', byCourt: false, decisions: ['renew', 'lift'] });
    expect(refusal(await hold(dpo, kase))).toBe('409 legal-hold.already');
    expect(await room.dueOf(kase)).toBeUndefined();
    expect(refusal(await propose(dpo, kase))).toBe('409 erasure.held');
    expect(refusal(await decide(keeper, proposal, 'confirm'))).toBe('409 erasure.held');
    await expect(room.worker.transaction((em) => em.query(`select guard.erase_case($1, 'court-order')`, [kase.id]))).rejects.toThrow(
      'held case',
    );
    expect(expected(await police.get<CaseRetentionView>(`/cases/${kase.id}/retention`), 200).held).toBe(true);

    expect(refusal(await decideHold(dpo, held, { decision: 'lift' }))).toBe('400 body.invalid');
    const lifted = expected(await decideHold<LegalHoldView>(dpo, held, { decision: 'lift', ending: 'ground-ended' }), 200);
    expect(lifted).toMatchObject({ state: 'lifted', ending: 'ground-ended', reviewOn: null, decisions: [] });
    expect(refusal(await decideHold(dpo, lifted, { decision: 'renew' }))).toBe('409 legal-hold.not-now');
    expect(await room.dueOf(kase)).toMatchObject({ underWay: true });
    const history = expected(await dpo.get<Page<LegalHoldView>>('/retention/holds?limit=100'), 200).items;
    expect(history.filter(({ number }) => number === kase.number).map(({ state }) => state)).toEqual(['lifted']);
  });

  it('holds whoever was seen in the same report, whose words cannot be cut by person', async () => {
    const [theirs, another, apart] = [await room.closedSince(3), await room.closedSince(3), await room.closedSince(3)];
    await room.admin.query(
      `with report as (
         insert into concern (id, kind, channel, governorate, place_kind, seen_at, people_count, signs, danger, safe_contact, reported_by, reported_unit_id, queue, status, case_id)
           select gen_random_uuid(), 'trafficking-suspicion', 'airport', 'baghdad', 'airport', now(), 2, '{documents-held}', false, 'never', u.id, u.unit_id, 'police:baghdad',
                  'accepted', $1 from user_account u where u.username = 'police-officer' returning id, reported_by, reported_unit_id)
       insert into concern_case (concern_id, place, case_id, decided_by, unit_id) select id, 2, $2, reported_by, reported_unit_id from report`,
      [theirs.id, another.id],
    );
    const held = expected(await hold<LegalHoldView>(dpo, another), 201);
    expect([await room.dueOf(theirs), (await room.dueOf(apart))?.number]).toEqual([undefined, apart.number]);
    expect(refusal(await propose(dpo, theirs))).toBe('409 erasure.held');
    await expect(room.worker.transaction((em) => em.query(`select guard.erase_case($1, 'court-order')`, [theirs.id]))).rejects.toThrow(/held/);
    expected(await decideHold(dpo, held, { decision: 'lift', ending: 'ground-ended' }), 200);
    expect((await room.dueOf(theirs))?.number).toBe(theirs.number);
  }); // prettier-ignore

  it('asked for by a court of what lay before it holds from that moment, and the officer decides', async () => {
    const kase = await room.closedSince(3);
    expect(refusal(await hold(court, kase, 'court-proceedings'))).toBe('404 not-found');
    await room.admin.query(
      `insert into case_grant (id, case_id, unit_id, basis, read_mask, write_mask, opened_by, ended_at, ending)
         select gen_random_uuid(), $1, unit_id, 'assignment', 1, 0, id, now(), 'case-closed' from user_account where username = 'court-liaison'`,
      [kase.id],
    );
    const asked = expected(await hold<LegalHoldView>(court, kase, 'court-proceedings'), 201);
    expect(asked).toMatchObject({ state: 'asked', byCourt: true, decisions: [] });
    expect(await room.dueOf(kase)).toBeUndefined();
    await room.deliver();
    const told = async (kind: string): Promise<number> =>
      (await room.admin.query('select from notification where kind = $1 and subject_id = $2', [kind, asked.id])).rowCount!;
    expect(await told('legal-hold-asked')).toBe(1);
    expect(expected(await court.get<Page<LegalHoldView>>('/retention/holds'), 200).items.map(({ id }) => id)).toEqual([asked.id]);
    expect(refusal(await decideHold(court, asked, { decision: 'grant' }))).toBe('403 role.forbidden');
    const granted = expected(await decideHold<LegalHoldView>(dpo, asked, { decision: 'grant' }), 200);
    expect(granted.state).toBe('standing');

    // Looked at again within a year: called for once a date, however often the worker looks.
    const after = new Date(Date.parse(granted.reviewOn!) + day);
    await callHoldReviews.run(room.worker, new Date());
    expect(await told('legal-hold-review')).toBe(0);
    for (let n = 0; n < 2; n += 1) await callHoldReviews.run(room.worker, after);
    expect(await told('legal-hold-review')).toBe(1);
    expect(expected(await decideHold<LegalHoldView>(dpo, granted, { decision: 'renew' }), 200)).toMatchObject({
      state: 'standing',
      ending: null,
    });
  });
});

describe('an erasure', () => {
  it('takes a second person, and is done once by whoever of twenty-five is first', async () => {
    const kase = await room.closedSince(3);
    const proposal = expected(await propose<ErasureView>(dpo, kase), 201);
    expect(refusal(await propose(dpo, kase))).toBe('409 erasure.already');
    expect(refusal(await decide(dpo, proposal, 'confirm'))).toBe('409 erasure.same-person');
    await expect(
      room.admin.query(`update erasure_order set state = 'confirmed', decided_by = proposed_by, decided_at = now() where id = $1`, [
        proposal.id,
      ]),
    ).rejects.toThrow('erasure_order_two_check');
    expect(await room.carryOut(proposal.id)).toBe('over');
    expect(expected(await decide<ErasureView>(keeper, proposal, 'confirm'), 200)).toMatchObject({
      state: 'confirmed',
      decisions: ['call-off'],
    });
    const answers = await Promise.all(Array.from({ length: 25 }, () => room.carryOut(proposal.id)));
    expect(answers.toSorted()).toEqual(['erased', ...Array.from({ length: 24 }, () => 'over')]);
    const { rows } = await room.admin.query(`select result from audit_event where action = 'case.erase' and case_id = $1`, [kase.id]);
    expect(rows).toEqual([{ result: 'done' }]);
    expect(await room.keysOf(kase.id)).toBe(0);
    expect(refusal(await decide(dpo, await room.registered(proposal.id), 'call-off'))).toBe('409 erasure.not-now');
    expect(refusal(await propose(dpo, kase, 'court-order'))).toBe('409 case.erased');
  });

  it('that is cut off in the middle leaves everything as it was, and the next delivery does it', async () => {
    const kase = await room.closedSince(3);
    const before = await room.keysOf(kase.id);
    const order = await room.confirmed(kase);
    await expect(
      room.worker.transaction(async (em) => {
        expect(await carryOutErasure(em, order.id)).toBe('erased');
        await em.query('select pg_terminate_backend(pg_backend_pid())');
      }),
    ).rejects.toThrow();
    expect([await room.keysOf(kase.id), (await room.registered(order.id)).state]).toEqual([before, 'confirmed']);
    expect(expected(await police.get<CaseView>(`/cases/${kase.id}`), 200).person.givenName).toBe('Invented-Given');
    await room.deliver();
    expect([await room.keysOf(kase.id), (await room.registered(order.id)).state]).toEqual([0, 'erased']);
  });

  it('is called off where the case was opened again, is held, or is due no more since it was confirmed', async () => {
    const [opened, held, confirmedSince] = [await room.closedSince(3), await room.closedSince(3), await room.closedSince(3)];
    const orders = [await room.confirmed(opened), await room.confirmed(held), await room.confirmed(confirmedSince)];
    expected(await reopen(police, opened.id), 201);
    expected(await hold<LegalHoldView>(dpo, held), 201);
    await room.admin.query(`update case_record set identification_status = 'confirmed' where id = $1`, [confirmedSince.id]);
    await room.deliver();
    expect((await Promise.all(orders.map(({ id }) => room.registered(id)))).map(({ state }) => state)).toEqual(Array(3).fill('called-off'));
    for (const { id } of [opened, held, confirmedSince]) expect(await room.keysOf(id)).toBeGreaterThan(1);
    expect(await room.dueOf(opened)).toBeUndefined();
  });

  it('leaves a number that searches and other units’ lists no longer find, an access log, and a certificate that names nobody', async () => {
    const desk = await room.api.signIn('shelter-caseworker');
    const { caseId } = await referTo(desk, police);
    const kase = expected(await police.get<CaseView>(`/cases/${caseId}`), 200);
    const { rows } = await room.admin.query<{ id: string; version: number }>(`select id, version from referral where case_id = $1`, [
      caseId,
    ]);
    expected(await police.post(`/referrals/${rows[0]!.id}/cancel`, { reason: 'no-longer-needed' }, ifMatch(rows[0]!)), 200);
    await closed(police, caseId);
    await room.admin.query(`update case_closure set closed_at = closed_at - interval '3 years' where case_id = $1`, [caseId]);
    await room.reckon();
    const order = await room.confirmed(kase);
    expect(refusal(await dpo.post(`/retention/erasures/${order.id}/certificates`, { language: 'en' }))).toBe('409 erasure.not-now');
    await room.deliver();

    expect(expected(await police.get<CaseView>(`/cases/${caseId}`), 200)).toMatchObject({
      erasedAt: expect.any(String) as string,
      person: { alias: '' },
    });
    expect(refusal(await reopen(police, caseId))).toBe('409 case.erased');
    const searched = expected(await police.post<{ items: CaseListItem[] }>('/cases/search', { q: 'Invented-Given Invented-Family' }), 200);
    expect(searched.items.map(({ id }) => id)).not.toContain(caseId);
    expect(refusal(await desk.get(`/cases/${caseId}`))).toBe('404 not-found');
    const listed = expected(await desk.get<Page<CaseListItem>>('/cases?limit=100'), 200).items;
    expect(listed.map(({ id }) => id)).not.toContain(caseId);
    expect(expected(await police.get<Page<object>>(`/cases/${caseId}/access-log`), 200).items.length).toBeGreaterThan(2);

    const entry = await room.registered(order.id);
    expect(entry).toMatchObject({ state: 'erased', rule: 'not-confirmed', erased: { keys: 2, documents: 0 } });
    const paper = expected(await dpo.post<PrintedPaperView>(`/retention/erasures/${order.id}/certificates`, { language: 'en' }), 201);
    const pdf = Buffer.from(paper.pdf, 'base64');
    const text = pdfText(pdf);
    expect(text).toContain(kase.number);
    expect(text).toContain('Certificate of erasure');
    for (const secret of ['Invented-Given', 'Invented-Family', 'data-protection-officer', 'system-admin', caseId])
      expect(text).not.toContain(secret);
    const checked = expected(await room.api.call<CheckPaperView>('POST', '/papers/checks', { body: { code: paper.checkCode } }), 200);
    expect(checked).toMatchObject({ finding: 'issued', kind: 'erasure-certificate' });
    const { items } = expected(await room.api.call<{ items: PaperKeyView[] }>('GET', '/papers/keys'), 200);
    const half = createPublicKey(items.find(({ id }) => id === paper.keyId)!.publicKey);
    expect(verify(null, pdf, half, Buffer.from(paper.signature, 'base64url'))).toBe(true);
    expect(refusal(await keeper.post(`/retention/erasures/${order.id}/certificates`, { language: 'en' }))).toBe('403 role.forbidden');
  });

  it('leaves no data key of anything that hangs on the case, whatever tables there are', async () => {
    const { theirs, guard } = await fullWorld(room.api.database);
    // The world's own erasure took these with it.
    const keyed = [
      ['care', 'care_episode'], ['care', 'medical_report'], ['legal-aid', 'legal_matter'], ['placement', 'placement'],
      ['reintegration', 'programme'], ['repatriation', 'repatriation'],
    ]; // prettier-ignore
    for (const [kind, table] of keyed) {
      const made = await guard.query(
        `insert into subject_key (kind, subject_id, wrapped, key_id) select '${kind}', id, 'x', 'k1' from ${table} where case_id = $1 on conflict do nothing`,
        [theirs.id],
      );
      expect([table, made.rowCount]).not.toEqual([table, 0]);
    }
    await room.admin.query('delete from case_erasure where case_id = $1', [theirs.id]);
    await room.admin.query(`update legal_hold set state = 'lifted', review_on = null, ending = 'ground-ended' where case_id = $1`, [
      theirs.id,
    ]);
    await room.admin.query(`alter table case_record disable trigger user`);
    await room.admin.query(`update case_record set status = 'closed' where id = $1`, [theirs.id]);
    await room.admin.query(`alter table case_record enable trigger user`);
    const { rows: columns } = await room.admin.query<{ tab: string; col: string }>(
      `select k.table_name as tab, k.column_name as col from information_schema.columns k join information_schema.columns c using (table_schema, table_name)
        where k.table_schema = 'public' and k.data_type = 'uuid' and c.column_name = 'case_id' and k.table_name not like '%\\_key' order by 1, 2`,
    );
    // Every id of every row about the case, and of what hangs on those; people, units and proceedings are nobody's of a case.
    const ids = new Set<string>([theirs.id]);
    const foreign = /(_by|unit_id|user_id|proceeding_id|interpreter_id|lawyer_id|shelter_id|place_id|holder_id|assigned_to)$/;
    for (const { tab, col } of columns.filter((one) => !foreign.test(one.col))) {
      const { rows } = await room.admin.query<{ id: string | null }>(`select ${col} as id from ${tab} where case_id = $1`, [theirs.id]);
      for (const { id } of rows) if (id !== null) ids.add(id);
    }
    const keys = `select 'case' as kind, case_id as id from case_key union all select 'referral', referral_id from referral_key
      union all select 'break-glass', break_glass_id from break_glass_key union all select 'document', document_id from document_key
      union all select kind, subject_id from subject_key where kind not in ('interpreter', 'proceeding', 'shelter')`;
    const held = async (): Promise<string[]> =>
      (await room.admin.query<{ kind: string }>(`select kind from (${keys}) k where id = any ($1::uuid[])`, [[...ids]])).rows.map(
        ({ kind }) => kind,
      );
    const before = await held();
    expect([...new Set(before)].toSorted()).toEqual([
      'break-glass', 'care', 'case', 'concern', 'document', 'legal-aid', 'placement', 'referral', 'reintegration', 'repatriation',
    ]); // prettier-ignore
    await room.worker.transaction((em) => em.query(`select guard.erase_case($1, 'court-order')`, [theirs.id]));
    expect(await held()).toEqual([]);
    expect((await room.admin.query('select from person_identity where case_id = $1', [theirs.id])).rowCount).toBe(0);
    expect((await room.admin.query('select from identity_token where case_id = $1', [theirs.id])).rowCount).toBe(0);
  });
});
