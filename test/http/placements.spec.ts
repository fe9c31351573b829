import type {
  BoardView,
  CapacityView,
  CaseView,
  DirectoryUnitView,
  ExitCheck,
  NotificationView,
  Page,
  PlacementListItem,
  PlacementView,
  ReferralView,
  ShelterView,
  TimelineItem,
} from '@himaya/domain';
import type { Client } from 'pg';
import { WorkerDatabase, workOf } from '@himaya/api/testing';
import { sentBy } from '../permissions/statements';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { consentTo, expected, ifMatch, openCase, referTo, shelterReferral, step, unitOf } from '../support/main-job';

let api: TestApi;
let admin: Client;
let officer: Session;
let desk: Session;
let manager: Session;
let otherDesk: Session;
let house: ShelterView;
let otherHouse: ShelterView;
let worker: WorkerDatabase;
const sweep = workOf({ storageDir: 'none' }).chores.find(({ name }) => name === 'sweep-deadlines')!;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  admin = await api.database.asAdmin();
  await admin.query(
    `insert into user_role (user_id, role) select id, 'shelter-manager' from user_account where username = 'shelter-caseworker-2'`,
  );
  [officer, desk, manager, otherDesk] = (await Promise.all(
    ['police-officer', 'shelter-caseworker', 'shelter-manager', 'shelter-caseworker-2'].map((name) => api.signIn(name)),
  )) as [Session, Session, Session, Session];
  worker = await WorkerDatabase.open(api.database.urlFor('worker'));
  house = await newHouse(manager, 4);
  otherHouse = await newHouse(otherDesk, 2);
});
afterAll(async () => {
  await worker.close();
  await api.stop();
});

const secret = 'Invented street 7, behind the invented bakery';
async function newHouse(as: Session, women: number): Promise<ShelterView> {
  const body = { name: 'Invented house', address: secret, services: ['meals', 'child-care'] };
  const opened = expected(await as.post<ShelterView>('/placements/shelters', body), 201);
  return expected(await addPlaces(as, opened, 'women', women), 201);
}
const addPlaces = (as: Session, { id }: { id: string }, personCategory: string, count: number, adapted = false) =>
  as.post<ShelterView>(`/placements/shelters/${id}/places`, { personCategory, adapted, count });
const codeOf = async (answer: Promise<{ status: number; body: object }>): Promise<string> => {
  const { status, body } = await answer;
  return `${status} ${(body as { code?: string }).code ?? ''}`;
};
const move = (as: Session, placement: PlacementView, body: object) =>
  as.post<PlacementView>(`/placements/${placement.id}/moves`, body, ifMatch(placement));
const moved = async (as: Session, placement: PlacementView, body: object): Promise<PlacementView> =>
  expected(await move(as, placement, body), 200);
const read = async (as: Session, { id }: { id: string }): Promise<PlacementView> =>
  expected(await as.get<PlacementView>(`/placements/${id}`), 200);
const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();

/** A woman whose referral the desk accepted and put on its list. */
async function accepted(
  as = desk,
  changes: object = {},
): Promise<{ caseId: string; referral: ReferralView; placement: PlacementView; consentId: string }> {
  const { caseId, referral, consent } = await referTo(as, officer, changes);
  const taken = await step(as, await step(as, referral, 'receive'), 'accept');
  return { caseId, referral: taken, placement: await listed(as, caseId, referral.id), consentId: consent.id };
}
async function listed(as: Session, caseId: string, referralId: string | null): Promise<PlacementView> {
  return expected(
    await as.post<PlacementView>(`/cases/${caseId}/placements`, { referralId, personCategory: 'women', needsAdapted: false }),
    201,
  );
}
async function housed(as = desk, changes: object = {}) {
  const one = await accepted(as, changes);
  const place = one.placement.fittingPlaces[0]!;
  return { ...one, placement: await moved(as, one.placement, { move: 'admit', placeId: place.id }), place };
}
const adult: readonly ExitCheck[] = [
  'destination-safe', 'exploiter-cannot-reach', 'risk-assessed-again', 'safety-plan-given', 'emergency-number-given', 'transport-arranged',
  'medicine-given', 'after-care-asked',
]; // prettier-ignore
const safely = { destination: 'family', checks: adult.map((check) => ({ check, answer: 'yes' })) };
const exit = (as: Session, placement: PlacementView, body: object = safely) =>
  as.post<PlacementView>(`/placements/${placement.id}/exit`, body, ifMatch(placement));
async function gone(placement: PlacementView, as = manager): Promise<PlacementView> {
  return expected(await exit(as, await read(as, placement)), 200);
}

describe('a stay', () => {
  it('goes from the accepted referral over a held place, a leave and another place to its end, which the sender is told', async () => {
    const one = await accepted();
    const board = async (): Promise<BoardView> => expected(await desk.get<BoardView>('/placements/board'), 200);
    expect(one.placement).toMatchObject({ status: 'waiting', called: 'A.', urgency: 'urgent', caseId: one.caseId, place: null });
    const [first, second] = one.placement.fittingPlaces as [{ id: string }, { id: string }];
    expect(await codeOf(move(desk, one.placement, { move: 'reserve', placeId: first.id }))).toBe('400 body.invalid');
    const held = await moved(desk, one.placement, { move: 'reserve', placeId: first.id, until: inHours(5) });
    expect(held).toMatchObject({ status: 'reserved', place: { id: first.id, house: 'Invented house' } });
    expect(await codeOf(move(desk, one.placement, { move: 'release' }))).toBe('412 conflict');
    const before = await board();
    const here = await moved(desk, held, { move: 'admit' });
    expect(here).toMatchObject({ status: 'in-shelter', place: { id: first.id }, until: null });
    const women = (view: BoardView) => view.houses.find(({ id }) => id === house.id)!.counts[0]!;
    expect([women(before).reserved, women(await board()).taken - women(before).taken]).toEqual([1, 1]);
    expect((await officer.get<ReferralView>(`/referrals/${one.referral.id}`)).body.status).toBe('in-progress');
    const away = await moved(desk, here, { move: 'leave', reason: 'court-hearing', until: inHours(4) });
    expect(away).toMatchObject({ status: 'on-leave', leaveReason: 'court-hearing', place: { id: first.id } });
    const back = await moved(desk, away, { move: 'return' });
    const elsewhere = await moved(desk, back, { move: 'change-place', placeId: second.id, reason: 'safety' });
    expect(elsewhere).toMatchObject({ status: 'in-shelter', place: { id: second.id } });
    const kept = expected(
      await desk.post<PlacementView>(`/placements/${one.placement.id}/belongings`, {
        items: [
          { kind: 'passport', count: 1, description: 'Invented: number X1' },
          { kind: 'bag', count: 2 },
        ],
      }),
      201,
    );
    expect(kept.belongings).toMatchObject([
      { kind: 'passport', description: 'Invented: number X1', returnedAt: null },
      { kind: 'bag', count: 2 },
    ]);
    expect(await codeOf(exit(desk, elsewhere))).toBe('403 role.forbidden');
    expect(await codeOf(exit(manager, elsewhere, { destination: 'family', checks: [] }))).toBe('400 body.invalid');
    expect(await codeOf(exit(manager, elsewhere))).toBe('409 placement.belongings-held');
    for (const { id, version } of kept.belongings) {
      const back = () =>
        desk.post<PlacementView>(`/placements/belongings/${id}/return`, { receiver: 'person' }, { 'if-match': `"${version}"` });
      expected(await back(), 200);
      expect(await codeOf(back())).toBe('409 placement.not-now');
    }
    const left = expected(await exit(manager, elsewhere), 200);
    expect(left).toMatchObject({ status: 'ended', destination: 'family', safety: 'safe', place: null, moves: [], mayExit: false });
    expect(left.checks).toHaveLength(8);
    expect(left.events.map(({ kind }) => kind)).toEqual(['exit', 'change-place', 'return', 'leave', 'admit', 'reserve', 'open']);
    const told = expected(await officer.get<ReferralView>(`/referrals/${one.referral.id}`), 200);
    expect(told).toMatchObject({ status: 'completed', outcome: 'service-provided' });
    const seen = expected(await officer.get<CaseView>(`/cases/${one.caseId}`), 200);
    expect(seen.journey.find(({ step }) => step === 'shelter')?.state).toBe('done');
    const timeline = expected(await officer.get<Page<TimelineItem>>(`/cases/${one.caseId}/timeline?limit=100`), 200);
    const kinds = timeline.items.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['person-placed', 'placement-ended']));
    expect(kinds).not.toContain('placement-moved');
    expect(JSON.stringify([told, seen, timeline])).not.toMatch(/family"|Invented house|destination/);
  });

  it('of a person who came to the house needs no referral, and shows as sheltered', async () => {
    const own = await openCase(desk);
    const waiting = await listed(desk, own.id, null);
    expect(await codeOf(desk.post(`/cases/${own.id}/placements`, { personCategory: 'women', needsAdapted: false }))).toBe(
      '409 placement.already',
    );
    const step = async () =>
      expected(await desk.get<CaseView>(`/cases/${own.id}`), 200).journey.find((one) => one.step === 'shelter')?.state;
    expect(await step()).toBe('needed');
    const here = await moved(desk, waiting, { move: 'admit', placeId: waiting.fittingPlaces[0]!.id });
    expect(await step()).toBe('in-progress');
    await gone(here);
    expect(await step()).toBe('done');
    expect(await codeOf(desk.post(`/cases/${(await openCase(desk)).id}/placements`, { personCategory: 'men', needsAdapted: false }))).toBe(
      '409 placement.place-unfit',
    );
  });
});

describe('a place', () => {
  it('is never given twice: of fifty who want it one gets it, and the others are told', async () => {
    const { id } = expected(await addPlaces(manager, await newHouse(manager, 1), 'women', 1, true), 201);
    const shelter = expected(await manager.get<ShelterView>(`/placements/shelters/${id}`), 200);
    const wanted = shelter.places[0]!;
    const racers: PlacementView[] = [];
    for (let n = 0; n < 50; n += 1) racers.push(await listed(desk, (await openCase(desk)).id, null));
    const answers = await Promise.all(racers.map((racer) => codeOf(move(desk, racer, { move: 'admit', placeId: wanted.id }))));
    expect(answers.toSorted()).toEqual(['200 ', ...Array.from({ length: 49 }, () => '409 placement.place-taken')]);
    // Nobody had to be lucky: past the doors too, the constraint holds the period alone.
    const [winner] = racers.filter((_, n) => answers[n] === '200 ');
    await expect(
      admin.query(
        `insert into place_booking (id, place_id, unit_id, placement_id, case_id, kind, period)
           select gen_random_uuid(), $1, p.unit_id, p.id, p.case_id, 'reserved', tstzrange(now() + interval '1 day', null) from placement p where p.id = $2`,
        [wanted.id, racers.find((one) => one.id !== winner!.id)!.id],
      ),
    ).rejects.toThrow('place_booking_place_excl');
    expect(await codeOf(manager.post(`/placements/places/${wanted.id}/changes`, { inUse: false }, { 'if-match': '"1"' }))).toBe(
      '409 placement.place-in-use',
    );
    await gone(winner!);
    expected(await manager.post(`/placements/places/${wanted.id}/changes`, { inUse: false }, { 'if-match': '"1"' }), 200);
    expect(await codeOf(move(desk, racers.find((one) => one.id !== winner!.id)!, { move: 'admit', placeId: wanted.id }))).toBe(
      '409 placement.place-unfit',
    );
    await admin.query(`delete from place_booking where placement_id = any ($1)`, [racers.map((one) => one.id)]);
  }, 120_000);

  it('that was held too long is free again by itself, and the house is told', async () => {
    const one = await accepted();
    const place = one.placement.fittingPlaces[0]!;
    await moved(desk, one.placement, { move: 'reserve', placeId: place.id, until: inHours(1) });
    const other = await accepted();
    expect(await codeOf(move(desk, other.placement, { move: 'admit', placeId: place.id }))).toBe('409 placement.place-taken');
    await admin.query(
      `update place_booking set period = tstzrange(lower(period) - interval '2 hours', now() - interval '1 second') where placement_id = $1`,
      [one.placement.id],
    );
    await admin.query(`update placement set until = now() - interval '1 second' where id = $1`, [one.placement.id]);
    await admin.query(`update deadline set due_at = now() - interval '1 second' where subject_id = $1`, [one.placement.id]);
    await sweep.run(worker, new Date());
    expect(await noticesOf(desk, one.placement.id)).toEqual(['placement-hold-over']);
    const here = await moved(desk, other.placement, { move: 'admit', placeId: place.id });
    expect(await codeOf(move(desk, await read(desk, one.placement), { move: 'admit' }))).toBe('409 placement.place-taken');
    await gone(here);
  });

  it('of another unit, or for other people, is none for this person', async () => {
    const one = await accepted();
    const theirs = expected(await otherDesk.get<ShelterView>(`/placements/shelters/${otherHouse.id}`), 200).places[0]!;
    expect(await codeOf(move(desk, one.placement, { move: 'admit', placeId: theirs.id }))).toBe('409 placement.place-unfit');
    const girls = expected(await addPlaces(manager, house, 'girls', 1), 201).places.at(-1)!;
    expect(await codeOf(move(desk, one.placement, { move: 'admit', placeId: girls.id }))).toBe('409 placement.place-unfit');
    expect(await codeOf(addPlaces(manager, house, 'men', 1))).toBe('409 capacity.not-offered');
  });

  it('counts towards what senders are told, and nobody counts beside it', async () => {
    const capacity = async (): Promise<CapacityView> =>
      expected(await otherDesk.get<{ items: CapacityView[] }>('/capacity'), 200).items.find(
        ({ service, personCategory }) => service === 'shelter' && personCategory === 'women',
      )!;
    const start = await capacity();
    expect(start).toMatchObject({ total: 2, free: 2, freePlaces: 'some', fromPlaces: true, stale: false });
    const keep = { service: 'shelter', personCategory: 'women', total: 40, free: 40 };
    expect(await codeOf(otherDesk.post('/capacity', keep, { 'if-match': `"${start.version}"` }))).toBe('409 capacity.from-places');
    const [one, two] = [await housed(otherDesk), await housed(otherDesk)];
    expect(await capacity()).toMatchObject({ total: 2, free: 0, freePlaces: 'none' });
    const unit = await unitOf(otherDesk);
    const directory = await officer.get<{ items: DirectoryUnitView[] }>(
      '/directory/units?service=shelter&governorate=baghdad&personCategory=women',
    );
    expect(directory.body.items.find(({ id }) => id === unit.id)).toMatchObject({ freePlaces: 'none' });
    expect(JSON.stringify(directory.body)).not.toMatch(/Invented|"free"|total/);
    await gone(one.placement, otherDesk);
    expect(await capacity()).toMatchObject({ free: 1, freePlaces: 'some' });
    await gone(two.placement, otherDesk);
  });
});

async function noticesOf(as: Session, subject: string): Promise<string[]> {
  const { rows } = await admin.query<{ kind: string }>(
    `select n.kind from notification n join user_account u on u.username = $2 and u.unit_id = n.unit_id where n.subject_id = $1 and n.kind like 'placement-%' order by n.at, n.kind`,
    [subject, as.username],
  );
  return rows.map(({ kind }) => kind);
}

describe('a move to another shelter', () => {
  it('is said by both sides; the person never has two places, and the first sender hears that they were referred on', async () => {
    const one = await housed();
    const theirs = await unitOf(otherDesk);
    const consent = await consentTo(officer, one.caseId, theirs.id);
    const onward = expected(
      await officer.post<ReferralView>(`/cases/${one.caseId}/referrals`, shelterReferral(theirs.id, consent.id)),
      201,
    );
    const taken = await step(otherDesk, await step(otherDesk, onward, 'receive'), 'accept');
    const there = await listed(otherDesk, one.caseId, taken.id);
    const admit = async () => move(otherDesk, await read(otherDesk, there), { move: 'admit', placeId: there.fittingPlaces[0]!.id });
    // They do not learn where the person is, only that it is elsewhere.
    expect(await codeOf(admit())).toBe('409 placement.elsewhere');
    expect(await codeOf(move(desk, one.placement, { move: 'hand-over', referralId: one.referral.id }))).toBe('409 placement.no-referral');
    const here = await read(desk, one.placement);
    expect(here.handOverReferrals).toEqual([taken.id]);
    const over = await moved(desk, here, { move: 'hand-over', referralId: taken.id });
    const again = await moved(desk, over, { move: 'keep' });
    expect(await codeOf(admit())).toBe('409 placement.elsewhere');
    await moved(desk, again, { move: 'hand-over', referralId: taken.id });
    const arrived = expected(await admit(), 200);
    expect(arrived.status).toBe('in-shelter');
    expect(await read(desk, one.placement)).toMatchObject({ status: 'ended', destination: 'other-shelter', place: null });
    expect((await officer.get<ReferralView>(`/referrals/${one.referral.id}`)).body).toMatchObject({
      status: 'completed',
      outcome: 'referred-on',
    });
    const { rows } = await admin.query(
      `select a.id from place_booking a join place_booking b on b.case_id = a.case_id and b.id > a.id and b.period && a.period
        where a.kind = 'occupied' and b.kind = 'occupied'`,
    );
    expect(rows).toEqual([]);
    expect(JSON.stringify(arrived)).not.toContain(one.place.id);
    await gone(arrived, otherDesk);
  });
});

describe('when consent is withdrawn in mid-service', () => {
  it('sharing ends at once and the stay goes on only with the person’s will', async () => {
    const one = await housed();
    const reserved = await accepted();
    const held = await moved(desk, reserved.placement, {
      move: 'reserve',
      placeId: reserved.placement.fittingPlaces[0]!.id,
      until: inHours(5),
    });
    for (const id of [one.consentId, reserved.consentId])
      expected(await officer.post(`/consents/${id}/withdrawal`, { method: 'spoken' }), 201);
    expect(await read(desk, held)).toMatchObject({ status: 'cancelled', place: null });
    expect(await codeOf(desk.get(`/cases/${one.caseId}`))).toBe('404 not-found');
    const here = await read(desk, one.placement);
    expect(here).toMatchObject({ status: 'in-shelter', called: 'A.', caseId: null, will: null, askWill: true, handOverReferrals: [] });
    expect(here.moves).toContain('ask');
    await sweep.run(worker, new Date());
    expect(await noticesOf(desk, one.placement.id)).toEqual(['placement-will-owed']);
    const asked = await moved(desk, here, { move: 'ask', will: 'stays' });
    expect(asked).toMatchObject({ status: 'in-shelter', will: 'stays', askWill: false });
    // The house still runs the stay; it writes, keeps, and lets go.
    expected(await desk.post(`/placements/${one.placement.id}/belongings`, { items: [{ kind: 'phone', count: 1 }] }), 201);
    const left = expected(await exit(manager, asked, { destination: 'left-without-notice', checks: [] }), 200);
    expect(left).toMatchObject({ status: 'ended', safety: 'not-checked' });
    const phone = left.belongings[0]!;
    expected(await desk.post(`/placements/belongings/${phone.id}/return`, { receiver: 'person' }, ifMatch(phone)), 200);
  });
});

describe('an incident', () => {
  it('is coded, sealed, says who must be told, and reaches the leader; of a leave that ends without a return the house hears', async () => {
    const one = await housed();
    const body = {
      kind: 'contact-by-exploiter',
      severity: 'serious',
      occurredAt: inHours(-1),
      told: ['shelter-manager'],
      narrative: 'Invented words of a night',
    };
    expect(await codeOf(desk.post(`/placements/${one.placement.id}/incidents`, { ...body, occurredAt: inHours(1) }))).toBe(
      '400 body.invalid',
    );
    const seen = expected(await desk.post<PlacementView>(`/placements/${one.placement.id}/incidents`, body), 201);
    expect(seen.incidents).toMatchObject([{ kind: 'contact-by-exploiter', narrative: body.narrative, owed: ['police'] }]);
    const { rows } = await admin.query<{ words: string }>(
      `select encode(narrative_ct, 'escape') as words from shelter_incident where placement_id = $1`,
      [one.placement.id],
    );
    expect(rows[0]!.words).not.toContain('Invented');
    const away = await moved(desk, seen, { move: 'leave', reason: 'medical', until: inHours(1) });
    await admin.query(`update deadline set due_at = now() - interval '1 second' where subject_id = $1`, [one.placement.id]);
    await admin.query(`update placement set until = now() - interval '1 second' where id = $1`, [one.placement.id]);
    await sweep.run(worker, new Date());
    expect(await noticesOf(desk, one.placement.id)).toEqual(['placement-not-returned', 'placement-not-returned']);
    expect(expected(await desk.get<BoardView>('/placements/board'), 200).notReturned).toBeGreaterThan(0);
    await gone(await moved(desk, away, { move: 'return' }));
    expect(await noticesInWords(desk)).not.toMatch(/Invented/);
  });
});

const noticesInWords = async (as: Session): Promise<string> =>
  JSON.stringify((await as.get<Page<NotificationView>>('/notifications?limit=100')).body);

describe('the register', () => {
  it('keeps its waiting list in order with age, page by page, and its address to itself', async () => {
    const late = await accepted(otherDesk, { urgency: 'standard' });
    const soon = await accepted(otherDesk, { urgency: 'immediate' });
    const list = async (query: string) => expected(await otherDesk.get<Page<PlacementListItem>>(`/placements?status=waiting${query}`), 200);
    const all = (await list('&limit=100')).items;
    expect(all.map(({ id }) => id)).toEqual([soon.placement.id, late.placement.id]);
    expect(all.map(({ position }) => position)).toEqual([1, 2]);
    const first = await list('&limit=1');
    expect((await list(`&limit=1&cursor=${first.nextCursor}`)).items.map(({ id }) => id)).toEqual([late.placement.id]);
    expect(await codeOf(otherDesk.get('/placements?status=waiting&cursor=nonsense'))).toBe('400 cursor.invalid');
    // Of no unit but its own, whoever asks; the trail and the notices hold no address.
    for (const path of [`/placements/shelters/${otherHouse.id}`, `/placements/${late.placement.id}`])
      expect(await codeOf(desk.get(path))).toBe('404 not-found');
    const { rows } = await admin.query<{ text: string }>(`select encode(address_ct, 'escape') as text from shelter`);
    expect(rows.every(({ text }) => !text.includes('Invented'))).toBe(true);
    expect(await codeOf(officer.get('/placements/board'))).toBe('403 role.forbidden');
  });

  it('sends as many statements however many houses, places and people it has', async () => {
    const board = async () => sentBy(() => desk.get<BoardView>('/placements/board'));
    const before = (await board()).sent.length;
    for (let n = 0; n < 3; n += 1) await newHouse(manager, 3);
    const after = await board();
    expect(after.result.body.houses.length).toBeGreaterThan(3);
    expect([after.sent.length, before <= 12]).toEqual([before, true]);
    const one = await housed();
    const page = async () => (await sentBy(() => desk.get(`/placements/${one.placement.id}`))).sent.length;
    const bare = await page();
    expected(
      await desk.post(`/placements/${one.placement.id}/belongings`, {
        items: Array.from({ length: 20 }, () => ({ kind: 'bag', count: 1 })),
      }),
      201,
    );
    expect([await page(), bare <= 18]).toEqual([bare, true]);
  });
});
