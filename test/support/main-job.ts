import type { CaseView, ConsentView, MeView, OpenCaseBody, ReferralView, SendReferralBody } from '@himaya/domain';
import type { Answer, Session } from './api';

/** An invented woman of 24, as an officer would first write her down. */
export const inventedCase: OpenCaseBody = {
  person: {
    alias: 'A.',
    givenName: 'Invented-Given',
    familyName: 'Invented-Family',
    sex: 'female',
    birthDate: null,
    ageYears: 24,
    nationality: 'PH',
    languages: ['tl', 'en'],
    phone: null,
  },
  governorate: 'baghdad',
  foundAt: '2026-03-01',
  foundBy: 'labour-inspection',
  exploitation: [{ form: 'domestic-servitude', acts: ['recruitment', 'harbouring'], means: ['deception'] }],
  specialNeeds: [],
};

export async function openCase(as: Session, changes: Partial<OpenCaseBody> = {}): Promise<CaseView> {
  return expected(await as.post<CaseView>('/cases', { ...inventedCase, ...changes }), 201);
}

export async function unitOf(as: Session): Promise<MeView['unit']> {
  return expected(await as.get<MeView>('/auth/me'), 200).unit;
}

/** Of whoever is signed in. */
export async function nameOf(as: Session): Promise<string> {
  return expected(await as.get<MeView>('/auth/me'), 200).user.displayName;
}

export async function consentTo(as: Session, caseId: string, toUnitId: string, changes: object = {}): Promise<ConsentView> {
  const body = {
    purpose: 'referral',
    recipientUnitId: toUnitId,
    categories: ['core', 'identity', 'shelter'],
    givenBy: 'self',
    method: 'spoken',
    language: 'tl',
    validUntil: '2099-03-01',
    ...changes,
  };
  return expected(await as.post<ConsentView>(`/cases/${caseId}/consents`, body), 201);
}

export type ReferralChanges = Partial<Record<keyof SendReferralBody, unknown>>;

export function shelterReferral(toUnitId: string, consentId: string, changes: ReferralChanges = {}): ReferralChanges {
  return {
    toUnitId,
    service: 'shelter',
    urgency: 'urgent',
    needCode: 'safe-place-tonight',
    need: 'Invented need: a safe place for tonight',
    categories: ['core', 'identity'],
    consentId,
    ...changes,
  };
}

export interface SentReferral {
  readonly caseId: string;
  readonly consent: ConsentView;
  readonly referral: ReferralView;
}

/** A new case, its consent and a referral to the other's desk. */
export async function referTo(receiver: Session, as: Session, changes: ReferralChanges = {}): Promise<SentReferral> {
  const { id: caseId } = await openCase(as);
  const desk = await unitOf(receiver);
  const consent = await consentTo(as, caseId, desk.id);
  const answer = await as.post<ReferralView>(`/cases/${caseId}/referrals`, shelterReferral(desk.id, consent.id, changes));
  return { caseId, consent, referral: expected(answer, 201) };
}

/** One step of a referral on the version last seen. */
export async function step(as: Session, referral: ReferralView, action: string, body: object = {}): Promise<ReferralView> {
  return expected(await as.post<ReferralView>(`/referrals/${referral.id}/${action}`, body, ifMatch(referral)), 200);
}

export const ifMatch = (thing: { readonly version: number }): { 'if-match': string } => ({ 'if-match': `"${thing.version}"` });

/** The body of an answer that must have gone well; says what came instead. */
export function expected<View>(answer: Answer<View>, status: number): View {
  if (answer.status !== status) throw new Error(`answered ${answer.status} instead of ${status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}
