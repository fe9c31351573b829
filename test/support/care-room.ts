import type { AppointmentView, CareView, ReferralView } from '@himaya/domain';
import type { Answer, Session } from './api';
import { consentTo, expected, ifMatch, openCase, shelterReferral, step, unitOf } from './main-job';

/** What each service is asked with. */
const asked = {
  medical: { service: 'medical', needCode: 'urgent-treatment', categories: ['core', 'identity'] },
  psychological: { service: 'psychological', needCode: 'counselling', categories: ['core', 'identity'] },
} as const;

export interface InCare {
  readonly caseId: string;
  readonly consentId: string;
  readonly referral: ReferralView;
  readonly care: CareView;
}

/** A referral to the hospital, which accepted it. */
export async function acceptedBy(
  clinic: Session,
  officer: Session,
  service: keyof typeof asked = 'medical',
  of?: string,
): Promise<Omit<InCare, 'care'>> {
  const caseId = of ?? (await openCase(officer)).id;
  const unit = await unitOf(clinic);
  const consent = await consentTo(officer, caseId, unit.id, {
    categories: ['core', 'identity', service === 'medical' ? 'health' : 'psychosocial'],
  });
  const body = shelterReferral(unit.id, consent.id, { ...asked[service], need: 'Invented need: to be seen by somebody' });
  const sent = expected(await officer.post<ReferralView>(`/cases/${caseId}/referrals`, body), 201);
  return { caseId, consentId: consent.id, referral: await step(clinic, await step(clinic, sent, 'receive'), 'accept') };
}

export const openCareOf = <View = CareView>(as: Session, caseId: string, body: object): Promise<Answer<View>> =>
  as.post<View>(`/cases/${caseId}/care`, body);

/** Somebody whom the hospital took into care on a referral. */
export async function inCare(clinic: Session, officer: Session, service: keyof typeof asked = 'medical'): Promise<InCare> {
  const one = await acceptedBy(clinic, officer, service);
  return { ...one, care: expected(await openCareOf(clinic, one.caseId, { service, referralId: one.referral.id }), 201) };
}

export const inDays = (days: number, hour = 9): string => {
  const day = new Date(Date.now() + days * 86_400_000);
  day.setUTCHours(hour, 0, 0, 0);
  return day.toISOString();
};

export const book = <View = CareView>(as: Session, { id }: { readonly id: string }, changes: object = {}): Promise<Answer<View>> =>
  as.post<View>(`/care/${id}/appointments`, { kind: 'examination', startsAt: inDays(2), minutes: 30, ...changes });

export const settle = <View = CareView>(as: Session, one: AppointmentView, body: object): Promise<Answer<View>> =>
  as.post<View>(`/care/appointments/${one.id}/moves`, body, ifMatch(one));

export const today = (): string => new Date(Date.now() + 3 * 3_600_000).toISOString().slice(0, 10);

export const visit = (changes: object = {}): object => ({
  occurredOn: today(),
  care: ['examination'],
  words: 'Invented words of a doctor',
  free: true,
  trainedStaff: false,
  ...changes,
});

export const record = <View = CareView>(as: Session, { id }: { readonly id: string }, changes: object = {}): Promise<Answer<View>> =>
  as.post<View>(`/care/${id}/encounters`, visit(changes));

export const careOf = async (as: Session, { id }: { readonly id: string }): Promise<CareView> =>
  expected(await as.get<CareView>(`/care/${id}`), 200);

export const endOf = <View = CareView>(as: Session, care: CareView, end = 'completed'): Promise<Answer<View>> =>
  as.post<View>(`/care/${care.id}/end`, { end }, ifMatch(care));
