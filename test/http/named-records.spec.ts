import { maskOf, type ConsentView, type DocumentView, type PacketView, type ReferralView } from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { consentTo, expected, ifMatch, openCase, step, unitOf } from '../support/main-job';
import { keepPaper, sending, taken } from '../support/packet-sending';
import { changesNothing, refusal } from '../support/refusals';

jest.setTimeout(180_000);

let api: TestApi;
let guard: Client;
let doctor: Session;
let hospital: Session;
let lawyer: Session;

beforeAll(async () => {
  api = await startTestApi({ WORKER: 'apart' });
  guard = await api.database.asGuard();
  [doctor, hospital, lawyer] = (await Promise.all(
    ['health-provider', 'health-provider-2', 'legal-aid-provider'].map((name) => api.signIn(name)),
  )) as [Session, Session, Session];
});
afterAll(() => api.stop());

interface Naming {
  readonly caseId: string;
  readonly referral: ReferralView;
  readonly named: DocumentView;
  readonly unnamed: DocumentView;
  readonly consent: ConsentView;
  readonly recordConsent: ConsentView;
}

/** A hospital's case referred to another hospital with one of two reports named, and taken on. */
async function naming(): Promise<Naming> {
  const { caseId, consent, send } = await sending(
    doctor,
    hospital,
    ['core', 'identity'],
    (await openCase(doctor, { exploitation: [] })).id,
  );
  const [named, unnamed] = [await keepPaper(api, doctor, caseId), await keepPaper(api, doctor, caseId)];
  const to = await unitOf(hospital);
  const recordConsent = await consentTo(doctor, caseId, to.id, { purpose: 'share-health', categories: ['health'] });
  const naming = { documentIds: [named.id], recordConsentId: recordConsent.id };
  const referral = expected(await send<ReferralView>({ service: 'medical', needCode: 'continuing-treatment', ...naming }), 201);
  expect(referral.records).toEqual([{ id: named.id, type: 'medical-report', category: 'health' }]);
  return { caseId, referral, named, unnamed, consent, recordConsent };
}

const opens = async (as: Session, id: string): Promise<number> =>
  (await fetch(`${api.url}/documents/${id}/content`, { headers: { cookie: as.cookie } })).status;
const documentsOf = async (as: Session, caseId: string): Promise<string[]> =>
  expected(await as.get<{ items: DocumentView[] }>(`/cases/${caseId}/documents`), 200).items.map(({ id }) => id);

describe('a sealed record that a packet names', () => {
  it('opens to the receiving unit after acceptance, to read; what is not named, or came later, stays closed', async () => {
    const { caseId, referral, named, unnamed } = await naming();
    const received = await step(hospital, referral, 'receive');
    expect(received.records).toEqual([]);
    expect(await opens(hospital, named.id)).toBe(404);

    const held = await step(hospital, received, 'accept');
    expect(held.records).toEqual([{ id: named.id, type: 'medical-report', category: 'health' }]);
    expect([await opens(hospital, named.id), await opens(hospital, unnamed.id)]).toEqual([200, 404]);
    const later = await keepPaper(api, doctor, caseId);
    expect(await opens(hospital, later.id)).toBe(404);
    const own = await keepPaper(api, hospital, caseId);
    expect((await documentsOf(hospital, caseId)).sort()).toEqual([named.id, own.id].sort());
    const [shown] = expected(await hospital.get<{ items: DocumentView[] }>(`/cases/${caseId}/documents`), 200).items.filter(
      ({ id }) => id === named.id,
    );
    expect(shown).toMatchObject({ removable: false, category: 'health' });
    expect(refusal(await hospital.post(`/documents/${named.id}/removal`, { reason: 'replaced' }, ifMatch(named)))).toBe(
      '409 case.category-not-yours',
    );
    // What the receiver writes stays the receiver's: it was named to nobody.
    expect(await opens(doctor, own.id)).toBe(404);
    const { rows } = await guard.query<{ n: number }>(
      `select count(*)::int as n from audit_event where action = 'document.read' and result = 'done' and subject_id = $1 and categories = $2`,
      [named.id, maskOf('health')],
    );
    expect(rows[0]!.n).toBe(1);
  });

  it.each([
    ['the withdrawal of its own consent, while the service goes on', 'withdraw records'],
    ['the withdrawal of the packet’s consent', 'withdraw packet'],
    ['cancellation', 'cancel'],
    ['failure', 'fail'],
    ['closure', 'close'],
    ['the end of its own consent', 'expire records'],
    ['the end of the grant', 'expire grant'],
    ['removal', 'remove'],
  ])('shuts at once with %s', async (_, ending) => {
    const { caseId, referral, named, consent, recordConsent } = await naming();
    const held = await taken(hospital, referral);
    expect(await opens(hospital, named.id)).toBe(200);
    const current = async () => expected(await doctor.get<ReferralView>(`/referrals/${referral.id}`), 200);
    const withdraw = (one: ConsentView) => doctor.post(`/consents/${one.id}/withdrawal`, { method: 'spoken' }, ifMatch(one));
    const deeds: Record<string, () => Promise<unknown>> = {
      'withdraw records': async () => expected(await withdraw(recordConsent), 200),
      'withdraw packet': async () => expected(await withdraw(consent), 200),
      cancel: async () => step(doctor, await current(), 'cancel', { reason: 'found-elsewhere' }),
      fail: async () => step(hospital, held, 'fail', { reason: 'capacity-lost' }),
      close: () => guard.query(`update case_record set status = 'closed' where id = $1`, [caseId]),
      'expire records': () => guard.query(`update consent set valid_until = current_date - 2 where id = $1`, [recordConsent.id]),
      'expire grant': () =>
        guard.query(`update case_grant set ends_at = now() - interval '1 minute' where referral_id = $1`, [referral.id]),
      remove: async () => expected(await doctor.post(`/documents/${named.id}/removal`, { reason: 'wrong-file' }, ifMatch(named)), 200),
    };
    await deeds[ending]!();
    expect([200, 410]).not.toContain(await opens(hospital, named.id));
    const told = await hospital.get<ReferralView>(`/referrals/${referral.id}`);
    expect(expected(told, 200).records).toEqual([]);
    const goesOn = ['withdraw records', 'expire records', 'remove'].includes(ending);
    if (goesOn) expect(await documentsOf(hospital, caseId)).toEqual([]);
    // Of the other ends only the second door of an expired grant waits for the sweep; none of them leaves the case open.
    else if (ending !== 'expire grant') expect((await hospital.get(`/cases/${caseId}`)).status).toBe(404);
    if (ending === 'withdraw records') {
      const { rows } = await guard.query<{ n: number }>(
        `select count(*)::int as n from outbox_event where kind = 'consent-ended-referral' and subject_id = $1`,
        [referral.id],
      );
      expect(rows[0]!.n).toBe(1);
    }
  });

  it('stays shut to a barred person and in a sealed case', async () => {
    const { caseId, referral, named } = await naming();
    await taken(hospital, referral);
    const { rows } = await guard.query<{ id: string; mine: string }>(
      `select o.id, d.id as mine from user_account o, user_account d where o.username = 'health-provider-2' and d.username = 'health-provider'`,
    );
    await guard.query(`insert into case_bar (id, case_id, user_id, reason, barred_by) values (gen_random_uuid(), $1, $2, 'family', $3)`, [
      caseId, rows[0]!.id, rows[0]!.mine,
    ]); // prettier-ignore
    expect(await opens(hospital, named.id)).toBe(404);
    await guard.query('delete from case_bar where case_id = $1', [caseId]);
    expect(await opens(hospital, named.id)).toBe(200);
    await guard.query(
      `with s as (insert into case_seal (id, case_id, reason, sealed_by) values (gen_random_uuid(), $1, 'other', $2) returning id)
       insert into case_seal_name (seal_id, case_id, user_id, named_by) select s.id, $1, $2, $2 from s`,
      [caseId, rows[0]!.mine],
    );
    expect(await opens(hospital, named.id)).toBe(404);
    expect(await opens(doctor, named.id)).toBe(200);
  });

  it('is named by the unit that wrote it, to a unit of its kind, under a consent to share it, when the referral is made', async () => {
    const { caseId, send } = await sending(doctor, hospital, ['core', 'identity'], (await openCase(doctor, { exploitation: [] })).id);
    const [paper, photo] = [await keepPaper(api, doctor, caseId), await photograph(caseId)];
    const [to, lawyers] = [await unitOf(hospital), await unitOf(lawyer)];
    const good = await consentTo(doctor, caseId, to.id, { purpose: 'share-health', categories: ['health'] });
    const refer = await consentTo(doctor, caseId, to.id);
    const psychosocial = await consentTo(doctor, caseId, to.id, { purpose: 'share-health', categories: ['psychosocial'] });
    const elsewhere = await consentTo(doctor, caseId, lawyers.id, { purpose: 'share-health', categories: ['health'] });
    const admin = await api.database.asAdmin();
    const told = async (documentIds: readonly string[], recordConsentId?: string): Promise<string> =>
      refusal(
        await changesNothing(admin, () =>
          send({ service: 'medical', needCode: 'continuing-treatment', documentIds, ...(recordConsentId ? { recordConsentId } : {}) }),
        ),
      );
    expect(await told([paper.id])).toBe('409 consent.missing');
    expect(await told([paper.id], refer.id)).toBe('409 consent.purpose');
    expect(await told([paper.id], psychosocial.id)).toBe('409 consent.categories');
    expect(await told([paper.id], elsewhere.id)).toBe('409 consent.recipient');
    expect(await told([caseId], good.id)).toBe('400 body.invalid');
    expect(await told([paper.id, paper.id], good.id)).toBe('400 body.invalid');
    const another = await openCase(doctor, { exploitation: [] });
    expect(await told([(await keepPaper(api, doctor, another.id)).id], good.id)).toBe('400 body.invalid');
    expect(await told([photo], good.id)).toBe('400 body.invalid');

    // On paper no record goes.
    await guard.query('update unit set outside = true where id = $1', [to.id]);
    expect(await told([paper.id], good.id)).toBe('409 referral.beyond-receiver');
    await guard.query('update unit set outside = false where id = $1', [to.id]);

    // To lawyers a medical report goes under no consent at all.
    const toLawyers = await sending(doctor, lawyer, ['core', 'identity'], caseId);
    const legalAid = { service: 'legal-aid', needCode: 'legal-advice', documentIds: [paper.id], recordConsentId: elsewhere.id };
    expect(refusal(await toLawyers.send(legalAid))).toBe('409 referral.beyond-receiver');

    // One that was named to a unit is not that unit's to name.
    const referral = expected(
      await send<ReferralView>({ service: 'medical', needCode: 'continuing-treatment', documentIds: [paper.id], recordConsentId: good.id }),
      201,
    );
    await taken(hospital, referral);
    const back = await sending(hospital, doctor, ['core', 'identity'], caseId);
    const mine = await unitOf(doctor);
    const onward = await consentTo(hospital, caseId, mine.id, { purpose: 'share-health', categories: ['health'] });
    const passing = { service: 'medical', needCode: 'continuing-treatment', documentIds: [paper.id], recordConsentId: onward.id };
    expect(refusal(await back.send(passing))).toBe('409 referral.record-not-yours');
    // Nor is a record added to a packet that is under way.
    const later = await keepPaper(api, doctor, caseId);
    const app = await api.database.asApp();
    await expect(
      app.query('insert into referral_record (referral_id, document_id, consent_id) values ($1, $2, $3)', [referral.id, later.id, good.id]),
    ).rejects.toThrow('row-level security');
    expect(await opens(hospital, later.id)).toBe(404);
  });

  it('is the lawyer’s paper too, under the same consent', async () => {
    const { id: caseId } = await openCase(lawyer, { exploitation: [] });
    const paper = await keepPaper(api, lawyer, caseId, 'legal-submission');
    const second = await api.signIn('legal-aid-provider-2');
    const { send } = await sending(lawyer, second, ['core', 'identity'], caseId);
    const unit = await unitOf(second);
    const consent = await consentTo(lawyer, caseId, unit.id, { purpose: 'share-health', categories: ['legal'] });
    const naming = { documentIds: [paper.id], recordConsentId: consent.id };
    const referral = expected(await send<ReferralView>({ service: 'legal-aid', needCode: 'legal-advice', ...naming }), 201);
    await taken(second, referral);
    expect(await opens(second, paper.id)).toBe(200);
  });

  it('names the sealed records to the sender, and opens no more of them than the sender wrote', async () => {
    const { referral, named } = await naming();
    const view = expected(await doctor.get<PacketView>(`/referrals/${referral.id}/packet`), 200);
    expect(view.records).toEqual([{ id: named.id, type: 'medical-report', category: 'health' }]);
    expect(view.record!.access.read).toEqual(['core', 'identity', 'health']);
  });
});

/** A document of an open category. */
async function photograph(caseId: string): Promise<string> {
  const { rows } = await guard.query<{ id: string }>(
    `insert into document (id, case_id, unit_id, type, category, media_type, size_bytes, recorded_by)
     select gen_random_uuid(), $1, unit_id, 'photo', 2, 'image/jpeg', 1, id from user_account where username = 'health-provider' returning id`,
    [caseId],
  );
  return rows[0]!.id;
}
