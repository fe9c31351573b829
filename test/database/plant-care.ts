import type { CareView, OpenCaseBody } from '@himaya/domain';
import type { Session } from '../support/api';
import { expected, openCase } from '../support/main-job';
import type { Texts } from './plant-work';

/** Somebody who came to the hospital, and a doctor's words about it, written down and put right. */
export async function plantCare(clinic: Session, person: OpenCaseBody, { note, need }: Texts): Promise<void> {
  const kase = await openCase(clinic, { ...person, exploitation: [] });
  const care = expected(
    await clinic.post<CareView>(`/cases/${kase.id}/care`, { service: 'medical' }, { 'idempotency-key': 'care-1' }),
    201,
  );
  const visit = { occurredOn: '2026-01-05', care: ['examination'], words: note, free: true, trainedStaff: false };
  const seen = expected(await clinic.post<CareView>(`/care/${care.id}/encounters`, visit, { 'idempotency-key': 'visit-1' }), 201);
  expect(seen.encounters[0]?.words).toBe(note);
  const put = { ...visit, words: need, correction: 'wrong-words' };
  expected(await clinic.post(`/care/encounters/${seen.encounters[0]!.id}/corrections`, put, { 'if-match': '"1"' }), 200);
}
