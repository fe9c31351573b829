import type { LawyerView, LegalMatterView, OpenCaseBody } from '@himaya/domain';
import type { Session } from '../support/api';
import { expected, ifMatch, openCase } from '../support/main-job';
import type { Texts } from './plant-work';

/** A lawyer on the roster, somebody whose matter they took, and what was said between the two. */
export async function plantLegalAid(office: Session, person: OpenCaseBody, { arabicName, phone, need }: Texts): Promise<void> {
  const who = { name: arabicName, barNumber: phone, governorates: ['baghdad'], languages: ['ar'], trainedForChildren: true };
  const lawyer = expected(await office.post<LawyerView>('/legal-aid/lawyers', who, { 'idempotency-key': 'lawyer-1' }), 201);
  const kase = await openCase(office, { ...person, exploitation: [] });
  const matter = expected(await office.post<LegalMatterView>(`/cases/${kase.id}/legal-matters`, {}), 201);
  expected(await office.post(`/legal-matters/${matter.id}/moves`, { move: 'offer-lawyer', lawyerId: lawyer.id }, ifMatch(matter)), 200);
  const aid = { kind: 'advice', deliveredOn: '2026-01-05', interpreter: false, words: need };
  expected(await office.post(`/legal-matters/${matter.id}/aid`, aid, { 'idempotency-key': 'aid-1' }), 201);
}
