import type { CapacityView, DirectoryUnitView, PlacementView, ReferralView, ShelterView } from '@himaya/domain';
import type { Session } from '../support/api';
import { consentTo, expected, inventedCase, openCase, shelterReferral, step, unitOf } from '../support/main-job';
import {
  accepted,
  addPlaces,
  adult,
  checked,
  codeOf,
  exit,
  gone,
  housed,
  inHours,
  listed,
  move,
  moved,
  newHouse,
  noticesOf,
  openRoom,
  read,
  toldOf,
  type Room,
} from '../support/shelter-room';

let room: Room;
let admin: Room['admin'];
let officer: Session;
let desk: Session;
let manager: Session;
let otherDesk: Session;
let house: ShelterView;
let otherHouse: ShelterView;

beforeAll(async () => {
  room = await openRoom();
  ({ admin, officer, desk, manager, otherDesk } = room);
  house = await newHouse(manager, 4);
  otherHouse = await newHouse(otherDesk, 2);
});
afterAll(() => room.stop());

describe('a place', () => {
  it('is never given twice: of fifty who want it one gets it, and the others are told', async () => {
    const { id } = expected(await addPlaces(manager, await newHouse(manager, 1), 'women', 1, true), 201);
    const shelter = expected(await manager.get<ShelterView>(`/placements/shelters/${id}`), 200);
    const wanted = shelter.places[0]!;
    const racers: PlacementView[] = [];
    for (let n = 0; n < 50; n += 1) racers.push(await listed(desk, (await openCase(desk)).id, null));
    const answers = await Promise.all(racers.map((racer) => codeOf(move(desk, racer, { move: 'admit', placeId: wanted.id }))));
    expect(answers.toSorted()).toEqual(['200 ', ...Array.from({ length: 49 }, () => '409 placement.place-taken')]);
    // Nobody had to be lucky: past the doors too, the constraints hold place and person alone.
    const [winner] = racers.filter((_, n) => answers[n] === '200 ');
    await expect(
      admin.query(
        `insert into place_booking (id, place_id, unit_id, placement_id, case_id, kind, period)
           select gen_random_uuid(), $1, p.unit_id, p.id, p.case_id, 'reserved', tstzrange(now() + interval '1 day', null) from placement p where p.id = $2`,
        [wanted.id, racers.find((one) => one.id !== winner!.id)!.id],
      ),
    ).rejects.toThrow('place_booking_place_excl');
    await expect(
      admin.query(
        `insert into place_booking (id, place_id, unit_id, placement_id, case_id, kind, period)
           select gen_random_uuid(), s.id, p.unit_id, p.id, p.case_id, 'occupied', tstzrange(now(), null) from placement p, shelter_place s
            where p.id = $1 and s.shelter_id = $2 limit 1`,
        [winner!.id, otherHouse.id],
      ),
    ).rejects.toThrow('place_booking_person_excl');
    expect(await codeOf(manager.post(`/placements/places/${wanted.id}/changes`, { inUse: false }, { 'if-match': '"1"' }))).toBe(
      '409 placement.place-in-use',
    );
    await gone(manager, winner!);
    expected(await manager.post(`/placements/places/${wanted.id}/changes`, { inUse: false }, { 'if-match': '"1"' }), 200);
    expect(await codeOf(move(desk, racers.find((one) => one.id !== winner!.id)!, { move: 'admit', placeId: wanted.id }))).toBe(
      '409 placement.place-unfit',
    );
    await admin.query(`delete from place_booking where placement_id = any ($1)`, [racers.map((one) => one.id)]);
  }, 120_000);

  it('that was held too long is free again by itself, and the house is told', async () => {
    const one = await accepted(officer, desk);
    const place = one.placement.fittingPlaces[0]!;
    await moved(desk, one.placement, { move: 'reserve', placeId: place.id, until: inHours(1) });
    const other = await accepted(officer, desk);
    expect(await codeOf(move(desk, other.placement, { move: 'admit', placeId: place.id }))).toBe('409 placement.place-taken');
    await admin.query(`update place_booking set period = tstzrange(lower(period), now()) where placement_id = $1`, [one.placement.id]);
    await admin.query(`update placement set until = now() - interval '1 second' where id = $1`, [one.placement.id]);
    await admin.query(`update deadline set due_at = now() - interval '1 second' where subject_id = $1`, [one.placement.id]);
    await room.sweep();
    expect(await noticesOf(admin, desk, one.placement.id)).toEqual(['placement-hold-over']);
    const here = await moved(desk, other.placement, { move: 'admit', placeId: place.id });
    expect(await codeOf(move(desk, await read(desk, one.placement), { move: 'admit' }))).toBe('409 placement.place-taken');
    await gone(manager, here);
  });

  it('of another unit, or for other people, is none for this person', async () => {
    const one = await accepted(officer, desk);
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
    const [one, two] = [await housed(officer, otherDesk), await housed(officer, otherDesk)];
    expect(await capacity()).toMatchObject({ total: 2, free: 0, freePlaces: 'none' });
    const unit = await unitOf(otherDesk);
    const directory = await officer.get<{ items: DirectoryUnitView[] }>(
      '/directory/units?service=shelter&governorate=baghdad&personCategory=women',
    );
    expect(directory.body.items.find(({ id }) => id === unit.id)).toMatchObject({ freePlaces: 'none' });
    expect(JSON.stringify(directory.body)).not.toMatch(/Invented|"free"|total/);
    await gone(otherDesk, one.placement);
    expect(await capacity()).toMatchObject({ free: 1, freePlaces: 'some' });
    await gone(otherDesk, two.placement);
  });
});

describe('the end of a stay', () => {
  it('asks whether the person is safe: who answers for the case hears of a doubt, and not where', async () => {
    const one = await housed(officer, desk);
    const left = expected(await exit(manager, one.placement, checked('friends', ['exploiter-cannot-reach'])), 200);
    expect(left).toMatchObject({ status: 'ended', destination: 'friends', safety: 'unsafe' });
    const safe = await housed(officer, desk);
    await gone(manager, safe.placement);
    await room.deliver();
    expect(await toldOf(admin, 'placement-unsafe-exit', one.caseId)).toEqual([
      { unit: 'police-section', role: 'police-supervisor', stay: false, case: true },
    ]);
    expect(await toldOf(admin, 'placement-unsafe-exit', safe.caseId)).toEqual([]);
  });

  it('of a child is never unsafe, and never without its guardian and best interests; nor did it come without them', async () => {
    const { id } = await openCase(desk, { person: { ...inventedCase.person, ageYears: 12 } });
    const girls = expected(await addPlaces(manager, house, 'girls', 1), 201).places.at(-1)!;
    const body = { referralId: null, personCategory: 'girls', needsAdapted: false };
    const waiting = expected(await desk.post<PlacementView>(`/cases/${id}/placements`, body), 201);
    expect(await codeOf(move(desk, waiting, { move: 'admit', placeId: girls.id }))).toBe('409 placement.best-interests');
    const determined = { determinedBy: 'Invented panel', determinedOn: '2026-01-05', purpose: 'placement', childHeard: true };
    const words = { considerations: 'Invented: she was heard', conclusion: 'Invented: a place for girls' };
    expected(await desk.post(`/cases/${id}/best-interests`, { ...determined, ...words }), 201);
    const here = await moved(desk, await read(desk, waiting), { move: 'admit', placeId: girls.id });
    const asked = [...adult, 'guardian-agreed', 'best-interests-determined'] as const;
    for (const no of ['destination-safe', 'exploiter-cannot-reach', 'guardian-agreed', 'best-interests-determined'] as const)
      expect(await codeOf(exit(manager, here, checked('family', [no], asked)))).toBe('409 placement.unsafe-for-child');
    expect(await codeOf(exit(manager, here))).toBe('400 body.invalid');
    expect(expected(await exit(manager, here, checked('family', ['medicine-given'], asked)), 200).safety).toBe('concerns');
  });

  it('and a withdrawal at the same moment wait for each other, and neither breaks', async () => {
    for (let n = 0; n < 6; n += 1) {
      const one = await housed(officer, desk);
      const [left, withdrawn] = await Promise.all([
        codeOf(exit(manager, one.placement)),
        codeOf(officer.post(`/consents/${one.consentId}/withdrawal`, { method: 'spoken' }, { 'if-match': '"1"' })),
      ]);
      expect(withdrawn).toBe('200 ');
      expect(['200 ', '412 conflict']).toContain(left);
      const now = await read(desk, one.placement);
      expect([now.status, now.askWill]).toEqual(left === '200 ' ? ['ended', false] : ['in-shelter', true]);
      if (now.status !== 'ended') await gone(manager, now);
    }
  });
});

describe('an incident', () => {
  it('that is critical is the leader’s to know, and the coordination desk’s: that there was one, and of no case', async () => {
    const one = await housed(officer, desk);
    const body = { kind: 'self-harm', severity: 'critical', occurredAt: inHours(-1), told: [], narrative: 'Invented words of a night' };
    const seen = expected(await desk.post<PlacementView>(`/placements/${one.placement.id}/incidents`, body), 201);
    expect(seen.incidents[0]!.owed).toEqual(['shelter-manager', 'coordination-desk', 'health-facility']);
    await room.deliver();
    expect(await toldOf(admin, 'placement-incident', one.placement.id)).toEqual([
      { unit: 'placement-desk', role: 'shelter-manager', stay: true, case: true },
    ]);
    expect(await toldOf(admin, 'placement-incident', (await unitOf(desk)).id)).toEqual([
      { unit: 'coordination-desk', role: 'case-coordinator', stay: false, case: false },
    ]);
    await gone(manager, seen);
  });
});

describe('a move to another shelter', () => {
  it('is said by both sides; the person never has two places, and the first sender hears that they were referred on', async () => {
    const one = await housed(officer, desk);
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
    await gone(otherDesk, arrived);
  });
});
