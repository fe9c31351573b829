import type {
  BoardView,
  CaseView,
  NotificationView,
  Page,
  PlacementListItem,
  PlacementView,
  ReferralView,
  ShelterView,
  TimelineItem,
} from '@himaya/domain';
import { sentBy } from '../permissions/statements';
import type { Session } from '../support/api';
import { expected, openCase, ifMatch } from '../support/main-job';
import { wholeList } from '../tasks/task-deeds';
import {
  accepted,
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

/** What the house's list of work has about a stay: the kind, and the case where it still is the house's to know. */
async function owed(as: Session, { id }: { readonly id: string }): Promise<unknown[]> {
  return (await wholeList(as, 'view=unit')).flatMap((item) =>
    item.type === 'duty' && item.subjectId === id ? [item.kind, item.caseId] : [],
  );
}

describe('a stay', () => {
  it('goes from the accepted referral over a held place, a leave and another place to its end, which the sender is told', async () => {
    const one = await accepted(officer, desk);
    const board = async (): Promise<BoardView> => expected(await desk.get<BoardView>('/placements/board'), 200);
    expect(one.placement).toMatchObject({ status: 'waiting', called: 'A.', urgency: 'urgent', caseId: one.caseId, place: null });
    const [first, second] = one.placement.fittingPlaces.filter((place) => place.house === 'Invented house') as unknown as [
      { id: string },
      { id: string },
    ];
    expect(await codeOf(move(desk, one.placement, { move: 'reserve', placeId: first.id }))).toBe('400 body.invalid');
    const held = await moved(desk, one.placement, { move: 'reserve', placeId: first.id, until: inHours(5) });
    expect(await owed(desk, held)).toEqual(['placement-hold', one.caseId]);
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
    expect(await owed(desk, away)).toEqual(['placement-return', one.caseId]);
    const back = await moved(desk, away, { move: 'return' });
    expect(await owed(desk, back)).toEqual([]);
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
      { kind: 'bag', count: 2 },
      { kind: 'passport', description: 'Invented: number X1', returnedAt: null },
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
    expect(JSON.stringify([told, seen, timeline])).not.toMatch(/Invented house|destination/);
    expect(timeline.items.filter(({ kind, unit }) => /^(person-placed|placement-ended)$/.test(kind) && unit !== null)).toEqual([]);
  });

  it('keeps its referral from being ended by hand, and a place on the list given up by mistake is asked for again', async () => {
    const one = await accepted(officer, desk);
    const { id } = one.referral;
    const end = async (action: string, body: object) => {
      const now = expected(await desk.get<ReferralView>(`/referrals/${id}`), 200);
      return codeOf(desk.post(`/referrals/${id}/${action}`, body, ifMatch(now)));
    };
    const unplaced = async () => expected(await desk.get<BoardView>('/placements/board'), 200).owed.map(({ referralId }) => referralId);
    expect(await unplaced()).not.toContain(id);
    await moved(desk, one.placement, { move: 'cancel', reason: 'not-arrived' });
    expect(await unplaced()).toContain(id);
    const again = await listed(desk, one.caseId, id);
    const here = await moved(desk, again, { move: 'admit', placeId: again.fittingPlaces[0]!.id });
    expect(await end('complete', { outcome: 'service-provided' })).toBe('409 placement.still-open');
    expect(await end('fail', { reason: 'capacity-lost' })).toBe('409 placement.still-open');
    expect(await read(desk, here)).toMatchObject({ status: 'in-shelter', sharingEndedAt: null });
    await gone(manager, here);
    expect((await officer.get<ReferralView>(`/referrals/${id}`)).body).toMatchObject({ status: 'completed' });
    const other = await accepted(officer, desk);
    const failed = { reason: 'capacity-lost' };
    expected(await desk.post(`/referrals/${other.referral.id}/fail`, failed, ifMatch(other.referral)), 200);
    expect(await read(desk, other.placement)).toMatchObject({ status: 'cancelled', place: null });
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
    await gone(manager, here);
    expect(await step()).toBe('done');
    expect(await codeOf(desk.post(`/cases/${(await openCase(desk)).id}/placements`, { personCategory: 'men', needsAdapted: false }))).toBe(
      '409 placement.place-unfit',
    );
  });
});

describe('when consent is withdrawn in mid-service', () => {
  it('sharing ends at once and the stay goes on only with the person’s will', async () => {
    const one = await housed(officer, desk);
    const reserved = await accepted(officer, desk);
    const held = await moved(desk, reserved.placement, {
      move: 'reserve',
      placeId: reserved.placement.fittingPlaces[0]!.id,
      until: inHours(5),
    });
    for (const id of [one.consentId, reserved.consentId])
      expected(await officer.post(`/consents/${id}/withdrawal`, { method: 'spoken' }, { 'if-match': '"1"' }), 200);
    expect(await read(desk, held)).toMatchObject({ status: 'cancelled', place: null });
    expect(await codeOf(desk.get(`/cases/${one.caseId}`))).toBe('404 not-found');
    const here = await read(desk, one.placement);
    expect(here).toMatchObject({ status: 'in-shelter', called: 'A.', caseId: null, will: null, askWill: true, handOverReferrals: [] });
    expect(here.moves).toContain('ask');
    await room.sweep();
    expect(await noticesOf(admin, desk, one.placement.id)).toEqual(['placement-will-owed']);
    expect(await owed(desk, one.placement)).toEqual(['placement-will', null]);
    const asked = await moved(desk, here, { move: 'ask', will: 'stays' });
    expect(await owed(desk, one.placement)).toEqual([]);
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
    const one = await housed(officer, desk);
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
    await room.sweep();
    expect(await noticesOf(admin, desk, one.placement.id)).toEqual(['placement-not-returned', 'placement-not-returned']);
    expect(expected(await desk.get<BoardView>('/placements/board'), 200).notReturned).toBeGreaterThan(0);
    await gone(manager, await moved(desk, away, { move: 'return' }));
    expect(await noticesInWords(desk)).not.toMatch(/Invented/);
  });
});

const noticesInWords = async (as: Session): Promise<string> =>
  JSON.stringify((await as.get<Page<NotificationView>>('/notifications?limit=100')).body);

describe('the register', () => {
  it('keeps its waiting list in order with age, page by page, and its address to itself', async () => {
    const late = await accepted(officer, otherDesk, { urgency: 'standard' });
    const later = [
      await accepted(officer, otherDesk, { urgency: 'standard' }),
      await accepted(officer, otherDesk, { urgency: 'standard' }),
    ];
    const soon = await accepted(officer, otherDesk, { urgency: 'immediate' });
    const list = async (query: string) => expected(await otherDesk.get<Page<PlacementListItem>>(`/placements?status=waiting${query}`), 200);
    const all = (await list('&limit=100')).items;
    expect(all.map(({ id }) => id)).toEqual([soon, late, ...later].map(({ placement }) => placement.id));
    expect(all.map(({ position }) => position)).toEqual([1, 2, 3, 4]);
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
    const one = await housed(officer, desk);
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
