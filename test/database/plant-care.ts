import type { CareView, OpenCaseBody } from '@himaya/domain';
import type { Session } from '../support/api';
import { expected, openCase } from '../support/main-job';
import type { Texts } from './plant-work';

/** Somebody who came to the hospital, and a doctor's words about it, written down and put right. */
export async function plantCare(clinic: Session, person: OpenCaseBody, { note, need, arabicName, reason }: Texts): Promise<void> {
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
  const line = { kind: 'medicine', name: arabicName, dose: reason, often: note, from: '2026-01-05' };
  const added = expected(await clinic.post<CareView>(`/care/${care.id}/medication`, line, { 'idempotency-key': 'line-1' }), 201);
  const change = { ...line, name: need, dose: note, often: reason, change: 'dose-changed' };
  expected(await clinic.post(`/care/medication/${added.medication[0]!.id}/changes`, change, { 'if-match': '"1"' }), 200);
  const part = { examined: reason, findings: note, treatment: need, recommendations: arabicName };
  const report = { kind: 'medical-report', language: 'ar', examinedOn: '2026-01-05', physical: part, psychological: part };
  const drafted = expected(await clinic.post<CareView>(`/care/${care.id}/reports`, report, { 'idempotency-key': 'report-1' }), 201);
  const { id } = drafted.reports[0]!;
  expected(await clinic.post(`/care/reports/${id}/changes`, { ...report, psychological: { findings: need } }, { 'if-match': '"1"' }), 200);
  expected(await clinic.post(`/care/reports/${id}/moves`, { move: 'issue', signedAs: arabicName }, { 'if-match': '"2"' }), 200);
  expected(await clinic.post(`/care/reports/${id}/prints`, {}), 201);
}
