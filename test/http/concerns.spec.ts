import type { ConcernReceipt, DutyPhones, LabourCount, LabourMatterItem, LabourMatterView } from '@himaya/domain';
import type { Session } from '../support/api';
import {
  concernWorld,
  labour,
  narrative,
  own,
  queue,
  read,
  receipt,
  report,
  sent,
  sorted,
  sortOut,
  told,
  triage,
  type ConcernWorld,
} from '../support/concerns';
import { aForm, jpeg, jpegParts, pdf } from '../support/files';
import { expected, ifMatch, inventedCase, unitOf } from '../support/main-job';
import { everyPage } from '../support/pages';
import { blamed, changesNothing, refusal } from '../support/refusals';

let world: ConcernWorld;
let reporter: Session;
let inspector: Session;
let officer: Session;
let colleague: Session;
let shelter: Session;

beforeAll(async () => {
  world = await concernWorld();
  ({ reporter, inspector, officer, colleague, shelter } = world);
});
afterAll(() => world.stop());

describe('a report', () => {
  it('is told its reporter as received and then as handled, and never a word more', async () => {
    const made = await sent(reporter, report({ governorate: 'basra' }));
    expect(made).toEqual({ id: made.id, version: 1, kind: 'trafficking-suspicion', sentAt: expect.any(String), state: 'received' });
    const basra = await world.sectionOf('basra');
    await sortOut(basra, made, { outcome: 'no-ground', reason: 'not-enough-information' });
    expect(await receipt(reporter, made)).toEqual({ ...made, version: 2, state: 'handled' });
    expect(refusal(await reporter.get(`/concerns/${made.id}`))).toBe('403 role.forbidden');
    expect(refusal(await reporter.get('/concerns?box=triage'))).toBe('403 role.forbidden');
    expect(refusal(await reporter.get('/concerns?box=decided'))).toBe('403 role.forbidden');
    await world.deliver();
    expect(await told(reporter, made.id)).toEqual(['concern-handled']);
    expect(await receipt(inspector, made)).toBeUndefined();
  });

  it('names whom to call about somebody in danger, of every governorate, to whoever may report', async () => {
    const { items } = expected(await reporter.get<{ items: DutyPhones[] }>('/concerns/duty-phones'), 200);
    const phonesOf = (governorate: string): string[] =>
      items.find((one) => one.governorate === governorate)!.desks.map(({ phone }) => phone);
    const { rows } = await world.guard.query<{ phone: string }>(
      `select on_call_phone as phone from unit where kind = 'police-section' and governorate = 'baghdad' and on_call_phone is not null order by name_en, id`,
    );
    expect(phonesOf('baghdad')).toEqual(rows.map(({ phone }) => phone));
    expect(phonesOf('baghdad').length).toBeGreaterThan(0);
    // No section there: its reports go to the capital, and so does the call.
    expect(phonesOf('outside-country')).toEqual(phonesOf('baghdad'));
    expect(refusal(await shelter.get('/concerns/duty-phones'))).toBe('403 role.forbidden');
  });

  it('sent again under its key is the same one, and another body under it is a mistake', async () => {
    const body = report();
    const [one, two] = await Promise.all([sent(reporter, body, 'flight-1'), sent(reporter, body, 'flight-1')]);
    expect(two.id).toBe(one.id);
    expect(refusal(await reporter.post('/concerns', { ...body, peopleCount: 9 }, { 'idempotency-key': 'flight-1' }))).toBe(
      '422 idempotency.mismatch',
    );
    expect((await own(reporter)).filter(({ id }) => id === one.id)).toHaveLength(1);
  });

  it('sent again days later, when the day’s keys are gone, is still the same one, its pictures too', async () => {
    const admin = await world.api.database.asAdmin();
    const body = report();
    const one = await sent(reporter, body, 'device-1');
    const photo = async (): Promise<number> =>
      (
        await reporter.post(`/concerns/${one.id}/photos`, aForm({ bytes: jpeg(jpegParts.exif('x')) }, 'photo'), {
          'idempotency-key': 'device-1-p',
        })
      ).status;
    expect(await photo()).toBe(201);
    await admin.query('delete from idempotency_key');
    expect((await sent(reporter, body, 'device-1')).id).toBe(one.id);
    // And once more, under the key that the second time left.
    expect((await sent(reporter, body, 'device-1')).id).toBe(one.id);
    expect(await photo()).toBe(201);
    const { rows } = await admin.query<{ reports: number; photos: number }>(
      `select (select count(*)::int from concern where client_key = 'device-1') as reports,
              (select count(*)::int from concern_photo where concern_id = $1) as photos`,
      [one.id],
    );
    expect(rows[0]).toEqual({ reports: 1, photos: 1 });
    // Another reporter's device may have thought of the same id.
    expect((await sent(inspector, labour(), 'device-1')).id).not.toBe(one.id);
  });

  it('that makes no sense changes nothing', async () => {
    const admin = await world.api.database.asAdmin();
    const bad: readonly (readonly [object, readonly string[]])[] = [
      [report({ seenAt: '2999-01-01T00:00:00Z' }), ['seenAt: date.future']],
      [report({ seenAt: '2001-01-01T00:00:00Z' }), ['seenAt: date.too-early']],
      [report({ signs: [], narrative: null }), ['signs: required']],
      [
        report({ peopleCount: 1, persons: Array.from({ length: 2 }, () => ({ sex: 'male', ageBand: 'adult' })) }),
        ['peopleCount: persons.more'],
      ],
      [report({ signsAbsent: ['documents-held'] }), ['signsAbsent: not.both']],
      [report({ labourDecision: 'labour-violation' }), ['labourDecision: not.here']],
      [labour({ labourDecision: undefined }), ['labourDecision: required']],
      [labour({ labourDecision: 'labour-violation', signsAbsent: [] }), ['signsAbsent: checklist.open']],
    ];
    for (const [body, errors] of bad) {
      expect(blamed(await changesNothing(admin, () => reporter.post('/concerns', body)))).toEqual(errors);
    }
    for (const body of [
      report({ signs: ['kidnapped'] }), report({ danger: 'no' }), report({ peopleCount: 0 }), report({ narrative: 'x'.repeat(4001) }),
      report({ narrative: 'Invented \u202e text' }), report({ place: 'Invented \u0000 place' }), { ...report(), status: 'accepted' },
      report({ persons: [{ sex: 'female', ageBand: 'adult', name: 'Line\nbreak' }] }), report({ persons: Array(11).fill({ sex: 'male', ageBand: 'adult' }) }),
    ]) {
      expect(refusal(await changesNothing(admin, () => reporter.post('/concerns', body)))).toBe('400 body.invalid');
    } // prettier-ignore
    expect(refusal(await changesNothing(admin, () => inspector.post('/concerns', labour({ labourDecision: 'labour-violation', signs: ['no-pay', 'violence'] }))))).toMatch(/^4/); // prettier-ignore
    expect(refusal(await shelter.post('/concerns', report()))).toBe('403 role.forbidden');
  });

  it('takes pictures for a day, cleaned and sealed, and shows them to who triages it alone', async () => {
    const basra = await world.sectionOf('basra');
    const made = await sent(reporter, report({ governorate: 'basra' }));
    const picture = (): FormData => aForm({ bytes: jpeg(jpegParts.exif('Invented place 33.3152N')) }, 'photo');
    for (const key of ['first', 'first', 'second']) {
      expected(await reporter.post<ConcernReceipt>(`/concerns/${made.id}/photos`, picture(), { 'idempotency-key': `photo-${key}` }), 201);
    }
    const { photos } = await read(basra, made);
    expect(photos).toHaveLength(2);
    const content = await basra.get<string>(`/concern-photos/${photos[0]!.id}/content`);
    expect([content.status, content.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect(content.body).not.toContain('Invented place');
    expect(refusal(await officer.get(`/concern-photos/${photos[0]!.id}/content`))).toBe('404 not-found');
    expect(refusal(await reporter.get(`/concern-photos/${photos[0]!.id}/content`))).toBe('403 role.forbidden');
    expect(refusal(await inspector.post(`/concerns/${made.id}/photos`, picture()))).toBe('404 not-found');
    const paper = aForm({ bytes: pdf('<< /Type /Catalog >>'), name: 'x.pdf', mediaType: 'application/pdf' }, 'photo');
    expect(refusal(await reporter.post(`/concerns/${made.id}/photos`, paper))).toBe('415 document.type-refused');
    for (let n = 0; n < 4; n += 1) expected(await reporter.post(`/concerns/${made.id}/photos`, picture()), 201);
    expect(refusal(await reporter.post(`/concerns/${made.id}/photos`, picture()))).toBe('409 concern.too-many-photos');
    await world.guard.query(`update concern_receipt set sent_at = now() - interval '25 hours' where concern_id = $1`, [made.id]);
    expect(refusal(await reporter.post(`/concerns/${made.id}/photos`, picture()))).toBe('404 not-found');
  });
});

describe('a labour case', () => {
  const counts = async (as: Session): Promise<readonly LabourCount[]> =>
    expected(await as.get<{ items: LabourCount[] }>('/concerns/labour-counts'), 200).items;
  const thisMonth = async (as: Session): Promise<Record<string, number>> => {
    const month = new Date(Date.now() + 3 * 3_600_000).toISOString().slice(0, 7);
    return Object.fromEntries((await counts(as)).filter((row) => row.month === month).map(({ outcome, count }) => [outcome, count]));
  };

  it('stays with the inspection, goes to the police, and comes back as one word; and is counted', async () => {
    const before = await thisMonth(inspector);
    const kept = await sent(inspector, labour({ labourDecision: 'labour-violation' }));
    expect(kept).toMatchObject({ kind: 'labour-case', state: 'handled', answer: null });
    expect((await queue(officer)).map(({ id }) => id)).not.toContain(kept.id);
    expect(refusal(await officer.get(`/concerns/${kept.id}`))).toBe('404 not-found');
    const [a, b, c] = [await sent(inspector, labour()), await sent(inspector, labour()), await sent(inspector, labour())];
    expect(a).toMatchObject({ state: 'received', answer: null });
    expect(await read(officer, a)).toMatchObject({ employer: 'Invented Works Co.', signs: ['no-pay'] });
    await sortOut(officer, a, { outcome: 'accepted-new-case', case: inventedCase });
    await sortOut(officer, b, { outcome: 'no-ground', reason: 'labour-dispute-only' });
    expect(await receipt(inspector, a)).toMatchObject({ state: 'handled', answer: 'trafficking' });
    expect(await receipt(inspector, b)).toMatchObject({ state: 'handled', answer: 'not-trafficking' });
    expect(await receipt(inspector, c)).toMatchObject({ state: 'received', answer: null });
    const after = await thisMonth(inspector);
    const more = Object.fromEntries(Object.entries(after).map(([outcome, count]) => [outcome, count - (before[outcome] ?? 0)]));
    expect(more).toMatchObject({ 'labour-violation': 1, trafficking: 1, 'not-trafficking': 1, 'awaiting-police': 1 });
    expect(await counts(reporter)).toEqual([]);
  });

  it('with a sign of control over a person, or of danger, is no labour matter alone', async () => {
    const kept = { labourDecision: 'labour-violation' };
    for (const body of [
      ...['documents-held', 'violence', 'child-at-work'].map((sign) => labour(kept, sign)),
      labour({ ...kept, danger: true }),
    ]) {
      const attempt = await inspector.post('/concerns', body);
      expect(refusal(attempt)).toBe('409 concern.beyond-labour');
    }
  });
});

describe('labour and trafficking', () => {
  const toLabour = async (): Promise<object> => ({ outcome: 'labour-matter', toUnitId: (await unitOf(inspector)).id });
  const matters = (as: Session): Promise<LabourMatterItem[]> => everyPage(as, '/labour-matters?', 3);
  const giveBack = (as: Session, of: { id: string; version: number }, body: object = { signs: ['documents-held'], danger: false }) =>
    as.post(`/labour-matters/${of.id}/return`, body, ifMatch(of));

  it('are told apart: a labour matter goes to the inspection by name, whole but for names and who reported it', async () => {
    const made = await sent(reporter, report({ signs: ['no-pay'] }));
    const bodies = expected(await officer.get<{ items: { id: string }[] }>('/concerns/bodies?outcome=labour-matter'), 200).items;
    expect(bodies.map(({ id }) => id)).toEqual([(await unitOf(inspector)).id]);
    const seen = await read(officer, made);
    expect(blamed(await triage(officer, seen, { outcome: 'labour-matter' }))).toEqual(['toUnitId: required']);
    for (const as of [reporter, shelter]) {
      const elsewhere = { outcome: 'labour-matter', toUnitId: (await unitOf(as)).id };
      expect(refusal(await triage(officer, seen, elsewhere))).toBe('409 concern.no-such-body');
    }
    expect(await sorted(officer, seen, await toLabour())).toMatchObject({ status: 'labour-matter', caseId: null });
    // The reporter learns that it was handled; whoever sorted it sees what they did.
    expect(await receipt(reporter, made)).toEqual({ ...made, version: 2, state: 'handled' });
    expect((await queue(colleague, 'decided')).map(({ id }) => id)).toContain(made.id);
    await world.deliver();
    expect(await told(inspector, made.id)).toEqual(['labour-matter-arrived']);
    expect((await matters(inspector)).find(({ id }) => id === made.id)).toMatchObject({ passedOn: true, signs: ['no-pay'] });
    const view = expected(await inspector.get<LabourMatterView>(`/labour-matters/${made.id}`), 200);
    expect(view).toMatchObject({ place: 'Invented gate Z9', narrative });
    expect(JSON.stringify(view)).not.toMatch(/Passengeria|111 2233|Invented desk|reported/);
    // Another post of the front line has none, and the inspection's wall holds for the names of its own, too.
    expect(await matters(reporter)).toEqual([]);
    expect(refusal(await reporter.get(`/labour-matters/${made.id}`))).toBe('404 not-found');
    expect(refusal(await giveBack(reporter, view))).toBe('404 not-found');
    expect(refusal(await officer.get(`/labour-matters/${made.id}`))).toBe('403 role.forbidden');
  });

  it('meet again: what shows trafficking after all is the police’s once more, the same concern with what was found', async () => {
    const made = await sent(reporter, report({ signs: ['no-pay'] }));
    await sortOut(officer, made, await toLabour());
    await world.deliver();
    const view = expected(await inspector.get<LabourMatterView>(`/labour-matters/${made.id}`), 200);
    expect(blamed(await giveBack(inspector, view, { signs: [], danger: false }))).toEqual(['signs: required']);
    expect(refusal(await giveBack(inspector, { ...view, version: 1 }))).toBe('412 conflict');
    expected(await giveBack(inspector, view, { signs: ['documents-held', 'debt'], danger: true }), 200);
    expect(refusal(await giveBack(inspector, view))).toBe('404 not-found');
    expect((await matters(inspector)).map(({ id }) => id)).not.toContain(made.id);
    const again = await read(officer, made);
    expect(again).toMatchObject({
      status: 'received', danger: true, signs: ['no-pay'], foundSigns: ['documents-held', 'debt'], narrative,
      steps: [{ outcome: 'labour-matter', toUnit: { id: (await unitOf(inspector)).id } }, { outcome: 'trafficking-found', toUnit: null }],
    }); // prettier-ignore
    expect(Date.parse(again.dueAt!) - Date.now()).toBeLessThan(3_600_000);
    await world.deliver();
    expect(await told(officer, made.id)).toEqual(['concern-arrived', 'labour-matter-returned']);
    await sorted(officer, again, { outcome: 'accepted-new-case', case: inventedCase });
    await world.deliver();
    // One word, told once.
    expect(await receipt(reporter, made)).toEqual({ ...made, version: 2, state: 'handled' });
    expect(await told(reporter, made.id)).toEqual(['concern-handled']);
  });

  it('one that the inspection kept, or got back from the police, is forwarded later, and its receipt waits again', async () => {
    const kept = await sent(inspector, labour({ labourDecision: 'labour-violation' }));
    const mine = (await matters(inspector)).find(({ id }) => id === kept.id)!;
    expect(mine).toMatchObject({ passedOn: false });
    expect(expected(await inspector.get<LabourMatterView>(`/labour-matters/${kept.id}`), 200).employer).toBe('Invented Works Co.');
    expected(await giveBack(inspector, mine), 200);
    expect(await receipt(inspector, kept)).toMatchObject({ state: 'received', answer: null });
    await sortOut(officer, kept, await toLabour());
    expect(await receipt(inspector, kept)).toMatchObject({ state: 'handled', answer: 'not-trafficking' });
    const back = expected(await inspector.get<LabourMatterView>(`/labour-matters/${kept.id}`), 200);
    expected(await giveBack(inspector, back), 200);
    await sortOut(officer, kept, { outcome: 'accepted-new-case', case: inventedCase });
    expect(await receipt(inspector, kept)).toMatchObject({ state: 'handled', answer: 'trafficking' });
  });
});

it('leaves a line of each read and deed, and no word of it in the trail, the outbox or the notices', async () => {
  const made = await sent(reporter, report());
  await read(officer, made);
  await sortOut(officer, made, { outcome: 'no-ground', reason: 'other' });
  await world.deliver();
  const { rows } = await world.guard.query<{ line: string }>(
    `select e::text as line from audit_event e where e.at > now() - interval '1 minute' and e.action like 'concern.%' union all select o::text from outbox_event o where o.subject_id = $1
     union all select n::text from notification n where n.subject_id = $1 union all select c::text from concern c where c.id = $1
     union all select i::text from concern_identity i where i.concern_id = $1`,
    [made.id],
  );
  const lines = rows.map(({ line }) => line).join('\n');
  for (const action of ['concern.report', 'concern.read', 'concern.triage']) expect(lines).toContain(action);
  for (const word of ['Inventina', 'Invented', '111 2233', 'gate Z9']) expect(lines).not.toContain(word);
});

it('is erased with its case: nothing of it opens any more', async () => {
  const made = await sent(reporter, report());
  const { caseId } = await sortOut(officer, made, { outcome: 'accepted-new-case', case: inventedCase });
  await world.guard.query(`update case_record set status = 'closed' where id = $1`, [caseId]);
  await world.guard.query(`select guard.erase_case($1, 'person-asked')`, [caseId]);
  expect(await read(officer, made)).toMatchObject({ narrative: null, place: null, persons: [{ name: null, phone: null, sex: 'female' }] });
  const left = await world.guard.query(
    'select 1 from concern_token where concern_id = $1 union all select 1 from subject_key where subject_id = $1',
    [made.id],
  );
  expect(left.rows).toEqual([]);
});
