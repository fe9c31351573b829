import type { AgencyUnitView, CaseView, IdentificationView, PrintedPaperView, ReferralView } from '@himaya/domain';
import type { Session, TestApi } from '../support/api';
import { labour } from '../support/concerns';
import { inventedDecision, inventedDetention, inventedJudge } from '../support/identification-builders';
import { consentTo, expected, ifMatch, inventedCase, openCase, shelterReferral, step, unitOf } from '../support/main-job';
import { codeOn, outsideUnit, sendOutside } from '../support/paper-packets';
import type { Texts } from './plant-work';

/** Who signs in by password and whose bodies are noted. */
export interface Planters {
  readonly api: TestApi;
  readonly officer: Session;
  readonly shelter: Session;
  readonly supervisor: Session;
  readonly court: Session;
  readonly inspector: Session;
}

const now = (): string => new Date(Date.now() - 60_000).toISOString();

/** A thread, a second desk, and a family sent together; a code for the person, and what was said under it. */
export async function plantLoop({ api, officer, shelter }: Planters, { id: caseId }: CaseView, texts: Texts): Promise<void> {
  const { note: text, need, arabicName: spokeTo, reason: words } = texts;
  const desk = await unitOf(shelter);
  const sheet = { language: 'ar', categories: ['core', 'identity', 'exploitation'] };
  expected(await officer.post(`/cases/${caseId}/record-sheets`, sheet), 201);
  const phoned = { urgency: 'immediate', phonedAt: now(), spokeTo };
  const { id: consentId } = await consentTo(officer, caseId, desk.id);
  const send = async (): Promise<ReferralView> =>
    expected(await officer.post<ReferralView>(`/cases/${caseId}/referrals`, shelterReferral(desk.id, consentId, { need, ...phoned })), 201);
  const served = await step(shelter, await step(shelter, await send(), 'receive', { note: text }), 'accept');
  expected(await officer.post(`/referrals/${served.id}/messages`, { text }), 201);
  const started = await step(shelter, served, 'start');
  const { code } = expected(await shelter.post<{ code: string }>(`/referrals/${started.id}/feedback-codes`), 201);
  const answer = { code, respect: 4, help: 2, safe: 'yes', understood: 'partly', words };
  expect((await api.call('POST', '/feedback/answers', { body: answer })).status).toBeLessThan(300);
  const rejected = await step(shelter, await send(), 'reject', { reason: 'no-capacity' });
  const { nextUnit } = expected(await officer.get<ReferralView>(`/referrals/${rejected.id}`), 200);
  const there = await consentTo(officer, caseId, nextUnit!.id);
  const again = { toUnitId: nextUnit!.id, consentId: there.id, phonedAt: now(), spokeTo };
  expected(await officer.post(`/referrals/${rejected.id}/again`, again), 201);
  const kin = await openCase(officer);
  expected(await officer.post(`/cases/${caseId}/links`, { caseNumber: kin.number, kind: 'family' }), 201);
  const { consentId: _none, ...asked } = shelterReferral(desk.id, '', { need, ...phoned });
  const ofKin = await consentTo(officer, kin.id, desk.id);
  const members = [
    { caseId, consentId, spokeTo },
    { caseId: kin.id, consentId: ofKin.id },
  ];
  expected(await officer.post(`/cases/${caseId}/referral-groups`, { ...asked, members }), 201);
}

/** A body without accounts, whose answer comes by code and whose service its sender writes down. */
export async function plantOutside({ api, officer }: Planters, { note }: Texts): Promise<void> {
  const house = expected(await (await api.signInByPassword('agency-admin')).post<AgencyUnitView>('/agency/units', outsideUnit), 201);
  const { referral } = await sendOutside(officer, house);
  const paper = expected(await officer.post<PrintedPaperView>(`/referrals/${referral.id}/packets`, { language: 'en' }), 201);
  const answer = { code: codeOn(paper), answer: 'accept' };
  expect((await api.call('POST', '/packets/answers', { body: answer })).status).toBe(200);
  const accepted = expected(await officer.get<ReferralView>(`/referrals/${referral.id}`), 200);
  expected(await officer.post(`/referrals/${referral.id}/outside-steps`, { step: 'start', note }, ifMatch(accepted)), 200);
}

/** A decision with its reasons, a judge's with a name and a file, a period made longer, a safeguard, and rights told through an interpreter. */
export async function plantDecisions({ officer, supervisor, court }: Planters, texts: Texts): Promise<void> {
  const { note: reasons, need: words, arabicName: interpreter, reason: reference } = texts;
  const { id } = await openCase(officer);
  const decided = await supervisor.post<IdentificationView>(`/cases/${id}/identification-decisions`, inventedDecision({ reasons }));
  const period = expected(decided, 201).reflection;
  const longer = { change: 'extend', reason: 'health', days: 30, words };
  expected(await supervisor.post(`/reflection-periods/${period!.id}/changes`, longer, ifMatch(period!)), 201);
  expected(await officer.post(`/cases/${id}/safeguards`, { ...inventedDetention, words }), 201);
  expected(await supervisor.post(`/cases/${id}/court-assignments`, { toUnitId: (await unitOf(court)).id }), 201);
  const judge = { ...inventedJudge(interpreter), reference };
  const confirmed = inventedDecision({ decision: 'confirm', ground: 'court-file', reasons, judge });
  expected(await court.post(`/cases/${id}/identification-decisions`, confirmed), 201);
  const explained = { explainedOn: new Date().toISOString().slice(0, 10), language: 'ar', copyGiven: true, interpreter };
  expected(await officer.post(`/cases/${id}/rights-explanations`, explained), 201);
}

/** A labour case with its employer, and a report that becomes two cases, of people whose names were known. */
export async function plantReports({ inspector, officer }: Planters, person: object, texts: Texts, concernId: string): Promise<void> {
  expected(await inspector.post('/concerns', labour({ employer: texts.arabicName }), { 'idempotency-key': 'labour-1' }), 201);
  const sorted = { outcome: 'accepted-new-case', case: { ...inventedCase, person } };
  expected(await officer.post(`/concerns/${concernId}/triage`, sorted, { 'if-match': '"1"' }), 200);
  const further = { person: 1, case: { ...inventedCase, person } };
  expected(await officer.post(`/concerns/${concernId}/cases`, further, { 'idempotency-key': 'further-person' }), 201);
}
