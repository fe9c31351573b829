import type { ConsentView, DocumentView, ReferralView } from '@himaya/domain';
import type { Answer, Problem, Session, TestApi } from './api';
import { aForm, pdf } from './files';
import { consentTo, openCase, shelterReferral, step, unitOf, type ReferralChanges } from './main-job';

export interface Sending {
  readonly caseId: string;
  readonly consent: ConsentView;
  readonly send: <View = Problem>(changes?: ReferralChanges) => Promise<Answer<View>>;
}

/** A case of the sender's, an own one or a given, with a consent for these categories to the receiver, and the way to send under it. */
export async function sending(sender: Session, receiver: Session, covered: readonly string[], caseId?: string): Promise<Sending> {
  const id = caseId ?? (await openCase(sender)).id;
  const unit = await unitOf(receiver);
  const consent = await consentTo(sender, id, unit.id, { categories: covered });
  return {
    caseId: id,
    consent,
    send: <View>(changes: ReferralChanges = {}) =>
      sender.post<View>(`/cases/${id}/referrals`, shelterReferral(unit.id, consent.id, changes)),
  };
}

/** Received and accepted. */
export const taken = async (by: Session, referral: ReferralView): Promise<ReferralView> =>
  step(by, await step(by, referral, 'receive'), 'accept');

/** The places a refusal blames, as `path: code`. */
export const faults = ({ body }: Answer): string[] => (body.errors ?? []).map(({ path, code }) => `${path}: ${code}`);

/** A paper of this type, kept with a case. */
export async function keepPaper(api: TestApi, as: Session, caseId: string, type = 'medical-report'): Promise<DocumentView> {
  const response = await fetch(`${api.url}/cases/${caseId}/documents`, {
    method: 'POST',
    body: aForm({ bytes: pdf(), mediaType: 'application/pdf' }, type),
    headers: { cookie: as.cookie, 'x-csrf-token': as.csrfToken },
  });
  if (response.status !== 201) throw new Error(`answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as DocumentView;
}
